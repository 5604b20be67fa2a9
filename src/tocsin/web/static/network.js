// What is named together, as a picture. The table below says the same, and stands alone without this file.
"use strict";
(async () => {
  const box = document.getElementById("network");
  if (!box) return;
  const answer = await fetch(box.dataset.network, { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const { nodes, links } = await answer.json();
  if (nodes.length < 2) return;

  const SVG = "http://www.w3.org/2000/svg";
  const LONGEST = 30;
  const most = Math.max(...nodes.map((node) => node.reports), 1);
  const named = new Map();
  for (const node of nodes) named.set(node.label, (named.get(node.label) || 0) + 1);
  const cut = (text) => ([...text].length > LONGEST ? [...text].slice(0, LONGEST - 1).join("") + "…" : text);
  for (const node of nodes) {
    node.text = cut(node.label) + (named.get(node.label) > 1 && node.label !== node.id ? ` ${node.id}` : "");
    node.r = (nodes.length > 60 ? 3 : 5) + (node.centre ? 5 : 0) + 6 * Math.sqrt(node.reports / most);
  }
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const pairs = links.map((link) => ({ ...link, a: byId.get(link.one), b: byId.get(link.other) })).filter((link) => link.a && link.b);

  const make = (name, attributes, parent) => {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    parent.append(element);
    return element;
  };

  // Springs along the links, everything else apart; the same network always comes out the same.
  function settle() {
    const wish = 1.6 / Math.sqrt(nodes.length);
    nodes.forEach((node, at) => {
      const angle = at * 2.39996, far = node.centre ? 0 : Math.sqrt((at + 1) / nodes.length);
      Object.assign(node, { x: far * Math.cos(angle), y: far * Math.sin(angle) });
    });
    const push = (a, b, force) => {
      const dx = a.x - b.x, dy = a.y - b.y, far = Math.hypot(dx, dy) || 0.01, by = force(far) / far;
      a.dx += dx * by; a.dy += dy * by; b.dx -= dx * by; b.dy -= dy * by;
    };
    for (let round = 0, step = 0.2; round < 150; round += 1, step *= 0.975) {
      for (const node of nodes) node.dx = node.dy = 0;
      nodes.forEach((a, at) => nodes.slice(at + 1).forEach((b) => push(a, b, (far) => (wish * wish) / far)));
      for (const { a, b } of pairs) push(a, b, (far) => -(far * far * (a.centre || b.centre ? 0.35 : 1)) / wish);
      for (const node of nodes) {
        if (node.centre) continue;
        const far = Math.hypot(node.dx, node.dy) || 1, by = Math.min(step, far) / far;
        node.x += node.dx * by; node.y += node.dy * by;
      }
    }
  }

  // The whole box is used, with room for words at its sides; dots that touch are moved apart.
  function spread(width, height) {
    const side = Math.min(130, width / 5), top = 26;
    for (const [axis, from, to] of [["x", side, width - side], ["y", top, height - top]]) {
      const values = nodes.map((node) => node[axis]), low = Math.min(...values), span = Math.max(...values) - low;
      for (const node of nodes) node[axis === "x" ? "px" : "py"] = span > 0.01 ? from + ((node[axis] - low) / span) * (to - from) : (from + to) / 2;
    }
    for (let round = 0; round < 40; round += 1) {
      nodes.forEach((a, at) => nodes.slice(at + 1).forEach((b) => {
        const dx = b.px - a.px || 0.1, dy = b.py - a.py || 0.1, far = Math.hypot(dx, dy), near = a.r + b.r + 4 - far;
        if (near <= 0) return;
        const x = (dx / far) * near / 2, y = (dy / far) * near / 2;
        a.px -= x; a.py -= y; b.px += x; b.py += y;
      }));
    }
    for (const node of nodes) {
      node.px = Math.min(width - node.r - 2, Math.max(node.r + 2, node.px));
      node.py = Math.min(height - node.r - 2, Math.max(node.r + 2, node.py));
    }
  }

  // Each name stands at the first side of its dot where it covers nothing; one that fits nowhere is left to the table.
  function place(texts, width, height) {
    const boxes = nodes.map((node) => ({ node, x: node.px - node.r, y: node.py - node.r, w: 2 * node.r, h: 2 * node.r }));
    const order = [...nodes].sort((a, b) => !!b.centre - !!a.centre || b.reports - a.reports);
    let left = 0;
    for (const node of order) {
      const text = texts.get(node), w = text.getComputedTextLength(), h = 15, { px, py, r } = node;
      const places = [[px + r + 4, py - h / 2], [px - r - 4 - w, py - h / 2], [px - w / 2, py + r + 2], [px - w / 2, py - r - h - 2]];
      const free = ([x, y]) => x >= 2 && y >= 1 && x + w <= width - 2 && y + h <= height - 1 && !boxes.some((other) =>
        other.node !== node && x < other.x + other.w + 2 && other.x < x + w + 2 && y < other.y + other.h && other.y < y + h);
      const at = places.find(free);
      if (at) boxes.push({ x: at[0], y: at[1], w, h });
      else if (!node.centre) { text.classList.add("hid"); left += 1; }
      const [x, y] = at || [Math.min(width - w - 2, Math.max(2, px - w / 2)), py - r - h - 2];
      text.setAttribute("x", x);
      text.setAttribute("y", Math.max(12, y + 12));
    }
    return left;
  }

  function draw() {
    const width = box.clientWidth, height = Math.round(Math.min(640, 200 + 60 * Math.sqrt(nodes.length)));
    if (!width) return;
    spread(width, height);
    box.replaceChildren();
    const svg = make("svg", { viewBox: `0 0 ${width} ${height}`, width, height, direction: "ltr" }, box);
    for (const link of pairs) {
      link.line = make("line", { x1: link.a.px, y1: link.a.py, x2: link.b.px, y2: link.b.py, "stroke-width": Math.min(6, 1 + Math.log2(link.reports)) * (nodes.length > 60 ? 0.4 : 1) }, svg);
      make("title", {}, link.line).textContent = `${link.a.label} and ${link.b.label}: ${link.reports}`;
    }
    const texts = new Map();
    for (const node of nodes) {
      node.mark = make("a", { href: "/subjects/" + encodeURIComponent(node.id), tabindex: -1, class: node.centre ? "centre" : "" }, svg);
      make("circle", { cx: node.px, cy: node.py, r: node.r }, node.mark);
      make("title", {}, node.mark).textContent = `${node.label}: ${node.reports}`;
    }
    for (const node of nodes) {
      const text = make("text", {}, node.mark);
      text.textContent = node.text;
      texts.set(node, text);
    }
    const left = place(texts, width, height);
    const rest = document.getElementById("network-rest");
    rest.textContent = left ? `${left} names have no room in the picture. Point at a dot, or see the table.` : "";
    for (const node of nodes) {
      const mine = new Set([node, ...pairs.filter(({ a, b }) => a === node || b === node).flatMap(({ a, b }) => [a, b])]);
      const light = (on) => {
        svg.classList.toggle("pointed", on);
        for (const other of nodes) other.mark.classList.toggle("lit", on && mine.has(other));
        for (const { a, b, line } of pairs) line.classList.toggle("lit", on && (a === node || b === node));
        node.mark.classList.toggle("at", on);
        if (on) svg.append(node.mark); // its name lies above the others
      };
      node.mark.addEventListener("pointerenter", () => light(true));
      node.mark.addEventListener("pointerleave", () => light(false));
    }
  }

  // The picture as a file: the colours stand in it, because it has no style sheet.
  function save() {
    const drawn = box.querySelector("svg"), copy = drawn.cloneNode(true);
    const look = ["fill", "stroke", "stroke-width", "font", "paint-order", "display"];
    const originals = [drawn, ...drawn.querySelectorAll("*")], copies = [copy, ...copy.querySelectorAll("*")];
    originals.forEach((element, at) => look.forEach((name) => copies[at].style.setProperty(name, getComputedStyle(element).getPropertyValue(name))));
    copy.style.background = getComputedStyle(box).backgroundColor;
    copy.setAttribute("xmlns", SVG);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" }));
    link.download = "network.svg";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  box.hidden = false;
  document.getElementById("network-tools").hidden = false;
  document.getElementById("network-save").addEventListener("click", save);
  settle();
  draw();
  let width = box.clientWidth;
  new ResizeObserver(() => { if (box.clientWidth !== width) { width = box.clientWidth; draw(); } }).observe(box);
})();
