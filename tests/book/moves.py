"""Move the controls of an explorer as a reader does, many moves at a time.

The moves are the events that keys, clicks and fingers cause. They are sent from inside the page,
so that a thousand of them cost seconds; tests of single controls press real keys instead.
"""

import numpy as np

TOLD = """async (node, wanted) => {
    const end = performance.now() + 30_000;
    while (!new RegExp(wanted).test(node.textContent)) {
        if (performance.now() > end) throw new Error(`${wanted}: ${node.textContent}`);
        await new Promise(requestAnimationFrame);
    }
}"""

# Parts out of sight follow when the moves pause, and are busy until then.
PAINTED = """async () => {
    const painted = () => new Promise(done => requestAnimationFrame(
        () => requestAnimationFrame(() => setTimeout(done))));
    await painted();
    while (document.querySelector(".convkit-view [aria-busy=true]")) {
        await new Promise(done => setTimeout(done, 20));
        await painted();
    }
}"""

FRAME = """part => {
    part.scrollIntoViewIfNeeded();
    return (part.closest(".convkit-frame") ?? part).getBoundingClientRect().toJSON();
}"""

# A move is [selector, number of the control among those that are visible, action, argument].
# Says after each move what the page reads at `selectors`; `calm` leaves a frame between moves.
ACT = """async (root, [moves, selectors, calm]) => {
    const actions = {
        press(target, keys) {
            const [key, shiftKey] = [keys.split("+").at(-1), keys.startsWith("Shift+")];
            target.focus();
            target.dispatchEvent(
                new KeyboardEvent("keydown", { key, shiftKey, bubbles: true, cancelable: true }));
        },
        choose(target, place) {
            target.selectedIndex = place % target.options.length;
            target.dispatchEvent(new Event("change", { bubbles: true }));
        },
        click: (target) => target.click(),
        point(target, [across, down, pointerType]) {
            const shown = target.closest(".convkit-frame") ?? target; // a canvas may be larger
            const { left, top, width, height } = shown.getBoundingClientRect();
            const [clientX, clientY] = [left + across * width, top + down * height];
            for (const [name, buttons] of [["pointerdown", 1], ["pointerup", 0]]) {
                target.dispatchEvent(new PointerEvent(
                    name, { clientX, clientY, buttons, pointerType, bubbles: true }));
            }
        },
        type(target, text) {
            target.focus();
            target.value = text;
            for (const name of ["input", "change"]) {
                target.dispatchEvent(new Event(name, { bubbles: true }));
            }
            target.blur();
        },
        submit: (target) => target.requestSubmit(),
    };
    const read = () => Object.fromEntries(Object.entries(selectors).map(
        ([name, part]) => [name, [...root.querySelectorAll(part)].map(node => node.textContent)]));
    const told = [];
    for (const [selector, number, action, argument] of moves) {
        const targets = [...root.querySelectorAll(selector)]
            .filter(node => node.getClientRects().length && !node.disabled);
        const target = targets[number % targets.length];
        target?.scrollIntoView({ block: "nearest" });
        while (target?.closest("[aria-busy=true]")) await new Promise(done => setTimeout(done, 20));
        if (target) actions[action](target, argument);
        if (calm) await new Promise(requestAnimationFrame);
        await new Promise(done => setTimeout(done)); // the explorer draws before this
        told.push(read());
    }
    return told;
}"""


def painted(page):
    """Wait until what was asked for stands on the screen."""
    page.evaluate(PAINTED)


def act(root, moves, *, calm=False, **selectors):
    """Make moves one after the other; what the page says after each, by the selectors' names."""
    return root.evaluate(ACT, [moves, selectors, calm])


def slider(rng):
    key = rng.choice(["ArrowLeft", "ArrowRight", "Home", "End"], p=[0.4, 0.4, 0.1, 0.1])
    return [".noUi-handle", int(rng.integers(100)), "press", str(key)]


def menu(rng, last=100):
    return [".convkit-controls select", int(rng.integers(100)), "choose", int(rng.integers(last))]


def box(rng):
    return ["input[type=checkbox]", int(rng.integers(100)), "click", None]


def arrow(rng):
    """An arrow key on a picture."""
    leap = "Shift+" if rng.integers(8) == 0 else ""
    key = rng.choice(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"])
    return ["canvas[tabindex]", int(rng.integers(100)), "press", f"{leap}{key}"]


def point(rng):
    """A click or a tap on a picture."""
    place = [round(n, 3) for n in rng.uniform(0, 1, 2).tolist()]
    kind = str(rng.choice(["mouse", "touch"]))
    return ["canvas[tabindex]", int(rng.integers(100)), "point", [*place, kind]]


def weight(rng):
    """A number typed into one of the boxes of a kernel."""
    value = rng.integers(-8, 9) / 4
    return [".convkit-boxes input", int(rng.integers(100)), "type", f"{value:g}"]


def wander(driver, kinds, *, count=1000, batch=10, seed=0):
    """Make moves by lot; after every tenth the driver compares what is shown with convkit.

    ``kinds`` says how often each kind of move is drawn, in relation to the others.
    """
    rng = np.random.default_rng(seed)
    draws, odds = list(kinds), np.array([*kinds.values()], float)
    for start in range(0, count, batch):
        places = rng.choice(len(draws), batch, p=odds / odds.sum())
        moves = [draws[place](rng) for place in places]
        act(driver.root, moves, calm=True)
        driver.painted()
        try:
            driver.agrees()
        except AssertionError as error:
            error.add_note(f"after moves {start} to {start + batch - 1}: {moves}")
            raise


def wait_told(sentence, wanted):
    """Wait until a sentence fits a pattern, looking at every frame: a slide show goes on."""
    sentence.evaluate(TOLD, wanted)


def frame(part):
    """The box of a part in sight; of a map what it shows, for its canvas may be larger."""
    return part.evaluate(FRAME)


def point_at(canvas, place, shape, tap=False):
    """Click on a cell of a canvas, or tap it; ``shape`` is the number of rows and columns shown."""
    box = frame(canvas)
    y, x = (
        box[corner] + 1 + (n + 0.5) * (box[length] - 2) / count
        for n, count, corner, length in zip(place, shape, "yx", ("height", "width"), strict=True)
    )
    (canvas.page.touchscreen.tap if tap else canvas.page.mouse.click)(x, y)
    painted(canvas.page)
