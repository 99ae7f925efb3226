import re
import subprocess

import pytest

from convkit.widgets.bundle import bundle
from convkit.widgets.conv_explorer import SOURCE


def write(folder, name, text):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_each_module_is_joined_once_and_before_its_users(tmp_path):
    write(tmp_path, "a.js", "export const a = 1;\n")
    write(tmp_path, "b.js", 'import { a } from "./a.js";\nexport function b() { return a; }\n')
    entry = write(
        tmp_path,
        "entry.js",
        'import {\n  b,\n} from "./b.js";\nimport { a } from "./a.js";\nexport default { a, b };\n',
    )
    joined = bundle(entry)
    assert joined.count("const a = 1;") == 1
    assert joined.index("const a") < joined.index("function b") < joined.index("export default")
    assert "import" not in joined
    assert joined.count("export") == 1


def test_a_missing_module_is_an_error_at_once(tmp_path):
    entry = write(tmp_path, "entry.js", 'import { a } from "./gone.js";\n')
    with pytest.raises(FileNotFoundError, match=r"gone\.js"):
        bundle(entry)


def test_the_explorer_is_one_module_that_a_javascript_engine_accepts(tmp_path):
    assert not re.search(r"^import ", SOURCE, re.MULTILINE)
    path = write(tmp_path, "explorer.mjs", SOURCE)
    subprocess.run(["node", "--check", path], check=True)  # two modules with one name would fail
