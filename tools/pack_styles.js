// Packs the style sheets of the built pages into one, and prints its name:
//
//     node tools/pack_styles.js _build/html _static/theme.css "_static/book/print.css print"
//
// Rules of others stay where a page or a script may have a use for them; the book's own all stay.

import { join, relative, resolve } from "node:path";

import { build } from "esbuild";
import { PurgeCSS } from "purgecss";

const [folder, ...sheets] = process.argv.slice(2);
const inFolder = (pattern) => join(folder, pattern);
const OTHERS = ["_static/*.css", "_static/styles/*.css", "_static/book/katex/*.css"];
const USERS = ["*.html", "chapters/**/*.html", "_static/*.js", "_static/scripts/*.js", "_static/book/*.js"];
const SET_BY_SCRIPTS = '<i data-theme="light dark" data-mode="auto" open hidden disabled title aria-selected="true">';
const OLD_FORMATS = /,\s*url\([^)]+\.(woff|ttf)\)\s*format\("\w+"\)/g; // what runs widgets reads woff2

const purged = await new PurgeCSS().purge({
  css: OTHERS.map(inFolder),
  content: [...USERS.map(inFolder), { raw: SET_BY_SCRIPTS, extension: "html" }],
  safelist: [":focus-visible"],
});
const used = new Map(purged.map(({ file, css }) => [resolve(file), css.replace(OLD_FORMATS, "")]));

const { metafile } = await build({
  stdin: {
    contents: sheets.map((sheet) => sheet.replace(/\S+/, '@import "./$&"') + ";").join("\n"),
    loader: "css",
    resolveDir: folder,
  },
  plugins: [
    {
      name: "used rules",
      setup: ({ onLoad }) =>
        onLoad({ filter: /\.css$/ }, ({ path }) =>
          used.has(path) ? { contents: used.get(path), loader: "css" } : undefined),
    },
  ],
  bundle: true,
  minify: true,
  metafile: true,
  outdir: inFolder("_static/packed"),
  entryNames: "styles-[hash]",
  assetNames: "[name]-[hash]",
  loader: { ".woff2": "file", ".png": "file" },
});
const packed = Object.keys(metafile.outputs).find((name) => name.endsWith(".css"));
console.log(relative(folder, packed));
