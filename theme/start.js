// Starts an explorer when the reader comes near it. Until then, and where its script does not
// arrive, its first frame and its sentence are there.
{
  const folder = new URL(".", document.currentScript.src);
  const places = [...document.querySelectorAll(".convkit-place")];
  const NEAR = "50%"; // of the window's height
  const NUMBER = /^#explorer-(\d{1,3}):/; // of the explorer that the address speaks of

  const added = (tag, attributes) => new Promise((resolve, reject) => {
    const node = Object.assign(document.createElement(tag), attributes);
    document.head.append(Object.assign(node, { onload: resolve, onerror: reject }));
  });

  let arrival;
  const arrive = () => arrival ??= Promise.all([
    added("link", { rel: "stylesheet", href: new URL("widgets.css", folder) }),
    added("script", { src: new URL("widgets.js", folder) }),
  ]);

  function show(place) {
    const [state, { model_id: id }] = ["state", "view"].map((kind) =>
      JSON.parse(place.querySelector(`script[type$="jupyter.widget-${kind}+json"]`).textContent));
    new MutationObserver((_, observer) => {
      if (!place.querySelector(".convkit-view > *")) return;
      observer.disconnect();
      place.querySelector(".convkit-first-frame").remove();
    }).observe(place, { childList: true, subtree: true });
    convkitWidgets.show(state, id, place);
  }

  const waiting = new Set(places);
  const stay = () => {}; // the first frame, where the script does not arrive
  const start = (place) => {
    watcher.unobserve(place);
    if (waiting.delete(place)) arrive().then(() => show(place), stay);
  };

  const watcher = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) start(target);
  }, { rootMargin: NEAR });
  places.forEach((place) => watcher.observe(place));

  const startNamed = () => {
    const place = places[NUMBER.exec(location.hash)?.[1] - 1];
    if (place) start(place);
  };
  addEventListener("hashchange", startNamed);
  startNamed();
}
