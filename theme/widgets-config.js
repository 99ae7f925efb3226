// Tells require.js where this copy of the book keeps the modules of the widgets,
// whatever the address it is read from: a web server, a folder of one, or file://.
{
  const here = new URL(".", document.currentScript.src).href;
  requirejs.config({
    paths: {
      anywidget: `${here}anywidget/index`,
      // Fonts are found from the addresses that these names stand for
      "@jupyter-widgets": `${here}html-manager`,
      "@jupyter-widgets/html-manager/dist": `${here}html-manager`,
    },
  });
}
