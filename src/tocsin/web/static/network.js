// What is named together, as a picture. The table below says the same; without this file, or without WebGL, it stands alone.
"use strict";
(async () => {
  const box = document.getElementById("network");
  if (!box || !window.Sigma || !window.graphology) return;
  if (!document.createElement("canvas").getContext("webgl2")) return;
  const answer = await fetch(box.dataset.network, { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const { nodes, links } = await answer.json();
  if (nodes.length < 2) return;

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const graph = new graphology.Graph({ type: "undirected" });
  const most = Math.max(...nodes.map((node) => node.reports), 1);
  nodes.forEach((node, at) => {
    const angle = (2 * Math.PI * at) / nodes.length;
    const size = 5 + 9 * Math.sqrt(node.reports / most);
    const place = node.centre ? { x: 0, y: 0 } : { x: Math.cos(angle), y: Math.sin(angle) };
    graph.addNode(node.id, { ...place, size, label: node.label === node.id ? node.id : `${node.label} ${node.id}`, color: colour(node.centre ? "--focus" : "--main") });
  });
  for (const link of links) graph.addEdge(link.one, link.other, { size: Math.min(6, 1 + Math.log2(link.reports)), color: colour("--line"), reports: link.reports });
  settle(graph, nodes.find((node) => node.centre).id);

  box.hidden = false;
  const font = { labelColor: { color: colour("--ink") }, labelFont: "system-ui, sans-serif" };
  const drawn = new Sigma(graph, box, { ...font, allowInvalidContainer: true, defaultDrawNodeHover: () => {}, labelRenderedSizeThreshold: 0, stagePadding: 90 });
  drawn.on("clickNode", ({ node }) => { location.href = "/subjects/" + encodeURIComponent(node); });

  // Springs along the links, everything else apart; the same network always comes out the same.
  function settle(graph, centre) {
    const names = graph.nodes();
    const wish = 2 / Math.sqrt(names.length);
    for (let round = 0, step = 0.2; round < 120; round += 1, step *= 0.97) {
      const moves = new Map(names.map((name) => [name, [0, 0]]));
      const push = (one, other, force) => {
        const a = graph.getNodeAttributes(one), b = graph.getNodeAttributes(other);
        const dx = a.x - b.x, dy = a.y - b.y, far = Math.hypot(dx, dy) || 0.01;
        const by = force(far) / far;
        moves.get(one)[0] += dx * by; moves.get(one)[1] += dy * by;
        moves.get(other)[0] -= dx * by; moves.get(other)[1] -= dy * by;
      };
      names.forEach((one, at) => names.slice(at + 1).forEach((other) => push(one, other, (far) => (wish * wish) / far)));
      graph.forEachEdge((_edge, _data, one, other) => push(one, other, (far) => -(far * far) / wish));
      for (const [name, [dx, dy]] of moves) {
        if (name === centre) continue;
        const far = Math.hypot(dx, dy) || 1, by = Math.min(step, far) / far;
        graph.updateNodeAttribute(name, "x", (x) => x + dx * by);
        graph.updateNodeAttribute(name, "y", (y) => y + dy * by);
      }
    }
  }
})();
