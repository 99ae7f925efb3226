"""What holds for every explorer, whatever it explores."""

import json

import pytest

from convkit import widgets
from convkit.widgets.conv_explorer import PANELS

from .axe import violations

# Each with all of its views open
EXPLORERS = {
    "channel_explorer": 'channel_explorer(views=["counts", "pair", "example"])',
    "conv_explorer": f"conv_explorer(views={list(PANELS)!r})",
    "drill": 'drill("mixed", seed=3)',
    "equivariance_lab": 'equivariance_lab(pooling="max", summary="mean")',
    "filter_lab": 'filter_lab(normalise=True, size=7, boundary="zero")',
    "quiz": 'quiz("modes")',
    "receptive_field_explorer": 'receptive_field_explorer(views=["table", "map"])',
    "signal_explorer": "signal_explorer(drawing=True)",
    "signal_explorer, samples": "signal_explorer('dice', drawing=True, flip=False)",
    "signal_explorer, series": "signal_explorer('prices')",
    "transposed_explorer": 'transposed_explorer(stride=2, views=["matrix", "overlap"])',
}
every_explorer = pytest.mark.parametrize("expression", EXPLORERS.values(), ids=EXPLORERS)


def test_none_is_left_out():
    assert {name.split(",")[0] for name in EXPLORERS} == set(widgets.__all__)


@every_explorer
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_violation_of_wcag_a_and_aa(demo, expression, theme):
    page = demo(expression, theme, viewport={"width": 900, "height": 1000})
    found = violations(page)
    assert not found, "\n".join(found)


@every_explorer
def test_a_phone_does_not_scroll_sideways(demo, expression):
    page = demo(expression, viewport={"width": 360, "height": 780}, has_touch=True, is_mobile=True)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    too_wide = page.locator(".convkit-explorer").evaluate(
        """root => [...root.querySelectorAll("canvas, button, input, select, table, p")]
            .filter(e => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1)
            .filter(e => !e.closest(".convkit-scroll, pre"))
            .map(e => e.outerHTML.slice(0, 100))"""
    )
    assert not too_wide


@every_explorer
def test_nothing_moves_by_itself_where_less_motion_is_asked_for(demo, expression):
    page = demo(expression, reduced_motion="reduce")
    running = "document.getAnimations().filter(a => a.playState === 'running').length"
    assert page.evaluate(running) == 0
    before = page.screenshot()
    page.wait_for_timeout(500)
    assert page.screenshot() == before


MOUNT = """async ([source, state]) => {
    const view = (await import(URL.createObjectURL(
        new Blob([source], { type: "text/javascript" })))).default;
    const open = { listeners: 0, observers: 0, handlers: 0 };
    for (const target of [window, document, document.documentElement, document.body]) {
        const { addEventListener: add, removeEventListener: remove } = target;
        target.addEventListener = function (name, handler, options) {
            open.listeners += 1;
            options?.signal?.addEventListener("abort", () => { open.listeners -= 1; });
            return add.call(target, name, handler, options);
        };
        target.removeEventListener = function (...given) {
            open.listeners -= 1;
            return remove.apply(target, given);
        };
    }
    for (const kind of [ResizeObserver, MutationObserver, IntersectionObserver]) {
        const { observe, disconnect } = kind.prototype;
        const watching = new WeakSet();
        kind.prototype.observe = function (...given) {
            if (!watching.has(this)) open.observers += 1;
            watching.add(this);
            return observe.apply(this, given);
        };
        kind.prototype.disconnect = function () {
            if (watching.delete(this)) open.observers -= 1;
            return disconnect.call(this);
        };
    }
    const handlers = {};
    let counts = false;
    const model = {
        get: (name) => state[name],
        set: (name, value) => {
            const wanted = typeof name === "string" ? { [name]: value } : name;
            const changed = Object.keys(wanted).filter((key) => state[key] !== wanted[key]);
            Object.assign(state, wanted);
            for (const key of changed) for (const run of handlers[`change:${key}`] ?? []) run();
        },
        on: (name, run) => { (handlers[name] ??= []).push(run); open.handlers += counts; },
        off: (name, run) => {
            handlers[name] = (handlers[name] ?? []).filter((other) => other !== run);
            open.handlers -= counts;
        },
        save_changes: () => {},
        send: () => {},
    };
    await view.initialize?.({ model });
    counts = true;
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const nodes = document.querySelectorAll("*").length;
    for (let turn = 0; turn < 100; turn += 1) {
        const root = document.createElement("div");
        root.className = "convkit-explorer widget-box";
        const el = document.createElement("div");
        root.append(el);
        document.body.append(root);
        const leave = await view.render({ model, el });
        if (turn % 2 === 0) await frame(); // half of them leave before they were drawn
        await leave();
        root.remove();
    }
    await frame();
    return { ...open, nodes: document.querySelectorAll("*").length - nodes };
}"""


@every_explorer
def test_mounted_and_unmounted_a_hundred_times_it_leaves_nothing(page, book, expression):
    explorer = eval(expression, dict(vars(widgets)))
    state = explorer.view.get_state()
    source = state.pop("_esm")
    state.pop("layout")
    page.route("**/empty.html", lambda route: route.fulfill(body="<!doctype html><title>-</title>"))
    page.goto(book + "empty.html")
    left = page.evaluate(MOUNT, [source, json.loads(json.dumps(state, default=str))])
    assert left == {"listeners": 0, "observers": 0, "handlers": 0, "nodes": 0}
