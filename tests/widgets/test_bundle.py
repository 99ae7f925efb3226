import subprocess

import pytest

from convkit.widgets.base import HERE, NAMES, shared_sources
from convkit.widgets.bundle import module, script


def write(folder, name, text):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def entry(tmp_path):
    write(tmp_path, "a.js", "const hidden = 1;\nexport const a = hidden;\n")
    write(
        tmp_path,
        "b.js",
        'import { a } from "./a.js";\nconst hidden = 2;\n'
        "export function b() { return a + hidden; }\n",
    )
    write(tmp_path, "words.json", '{"hello": "guten Tag"}')
    return write(
        tmp_path,
        "entry.js",
        'import words from "./words.json" with { type: "json" };\n'
        'import {\n  b,\n} from "./b.js";\nimport { a } from "./a.js";\n'
        "export const entry = [a, b(), words.hello];\n",
    )


def run(folder, source):
    """What a script prints in Node."""
    path = write(folder, "run.mjs", source)
    return subprocess.run(["node", path], check=True, capture_output=True, text=True).stdout


def test_a_module_joins_all_that_it_imports_each_once(tmp_path, entry):
    joined = module(entry)
    assert joined.count("const a = hidden;") == 1
    assert "import" not in joined
    write(tmp_path, "joined.mjs", joined)
    use = 'import joined from "./joined.mjs"; console.log(JSON.stringify(joined));'
    assert run(tmp_path, use) == '[1,3,"guten Tag"]\n'


def test_a_script_offers_every_module_by_the_name_of_its_file(tmp_path, entry):
    other = write(
        tmp_path, "other.js", 'import { a } from "./a.js";\nexport const other = a + 10;\n'
    )
    joined = script([entry, other])
    assert joined.count("const a = hidden;") == 1
    use = "console.log(JSON.stringify(globalThis.convkit));"
    assert run(tmp_path, joined + use) == '{"entry":[1,3,"guten Tag"],"other":11}\n'


def test_a_missing_module_is_an_error_at_once(tmp_path):
    entry = write(tmp_path, "entry.js", 'import { a } from "./gone.js";\n')
    with pytest.raises(FileNotFoundError, match=r"gone\.js"):
        module(entry)


@pytest.mark.parametrize("name", NAMES)
def test_every_view_is_one_module_that_a_javascript_engine_accepts(tmp_path, name):
    source = module(HERE / name / f"{name}.js")
    assert "\nimport " not in source
    path = write(tmp_path, "view.mjs", source)
    subprocess.run(["node", "--check", path], check=True)


def test_the_shared_script_has_every_view(tmp_path):
    source, style = shared_sources()
    use = "console.log(Object.keys(globalThis.convkit).join());"
    assert run(tmp_path, source + use) == ",".join(NAMES) + "\n"
    assert ".convkit-explorer" in style
