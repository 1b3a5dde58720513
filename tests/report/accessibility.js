// Faults of a page that keep readers out, as sentences; empty where there are none. Checked on what the browser shows.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const shown = (node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && node.getClientRects().length > 0;
  const about = (node) => `<${node.tagName.toLowerCase()}${node.id ? ` id=${node.id}` : ""} class="${node.getAttribute("class") || ""}"> ${node.textContent.trim().slice(0, 40)}`;
  const faults = [];
  const fault = (what, node) => faults.push(`${what}: ${about(node)}`);

  // landmarks and headings
  if (!document.documentElement.lang) faults.push("the page has no language");
  if (!document.title) faults.push("the page has no title");
  for (const [selector, number] of [["main", 1], ["h1", 1], ["body > header", 1]])
    if (all(selector).length !== number) faults.push(`${all(selector).length} of ${selector}, not ${number}`);
  let last = 0;
  for (const heading of all("h1, h2, h3, h4, h5, h6").filter(shown)) {
    const level = Number(heading.tagName[1]);
    if (level > last + 1) fault(`heading jumps from ${last} to ${level}`, heading);
    last = level;
  }
  const outside = all("body *").filter((node) => shown(node) && !node.closest("main, header, nav, footer, .skip, #tip") && ["P", "H1", "H2", "H3", "A", "TABLE"].includes(node.tagName));
  for (const node of outside) fault("outside every landmark", node);
  for (const node of all("nav, section, form, aside, [role=group]")) if (!node.getAttribute("aria-label") && !node.getAttribute("aria-labelledby")) fault("a part without a name", node);

  // ids and what refers to them
  const ids = all("[id]").map((node) => node.id);
  for (const id of ids.filter((id, n) => ids.indexOf(id) !== n)) faults.push(`id twice: ${id}`);
  for (const name of ["aria-labelledby", "aria-describedby", "for"])
    for (const node of all(`[${name}]`)) for (const id of node.getAttribute(name).split(" ")) if (!document.getElementById(id)) fault(`${name} names nothing`, node);
  for (const link of all('a[href^="#"]')) if (!document.getElementById(decodeURIComponent(link.hash.slice(1)))) fault("leads nowhere", link);

  // keyboard: nothing jumps the queue, nothing hidden is reached, what scrolls can be scrolled
  for (const node of all("[tabindex]")) if (node.tabIndex > 0) fault("jumps the order of focus", node);
  for (const node of all('[aria-hidden="true"]')) if (node.querySelector("a[href], button, input, select, [tabindex]")) fault("hidden from readers, yet reached", node);
  for (const node of all("body *").filter(shown)) {
    const style = getComputedStyle(node), over = ["auto", "scroll"];
    const sideways = over.includes(style.overflowX) && node.scrollWidth > node.clientWidth + 1;
    const down = over.includes(style.overflowY) && node.scrollHeight > node.clientHeight + 1;
    if ((sideways || down) && node.tabIndex < 0 && !node.querySelector("a[href], button, input")) fault("scrolls, but not by keyboard", node);
  }

  // controls are large enough for a finger (WCAG 2.2, 2.5.8); links in running text are excepted there too
  for (const node of all("button, select, summary, .chips label").filter(shown)) {
    const box = node.getBoundingClientRect();
    if (box.height < 24 && !node.closest("thead")) fault(`only ${box.height.toFixed(0)} pixels high`, node);
  }

  // tables and pictures
  for (const table of all("table").filter(shown)) {
    if (!table.caption && !table.getAttribute("aria-label")) fault("a table without a name", table);
    for (const head of all("th", table)) if (!head.scope) fault("a header without scope", head);
    if (!table.tHead) fault("a table without headers", table);
  }
  for (const picture of all("svg, img").filter(shown)) {
    const name = picture.getAttribute("aria-label") || (picture.getAttribute("aria-labelledby") && document.getElementById(picture.getAttribute("aria-labelledby")).textContent) || picture.alt;
    if (picture.getAttribute("aria-hidden") !== "true" && (picture.getAttribute("role") !== "img" && picture.tagName !== "IMG" || !name)) fault("a picture without words", picture);
  }

  // contrast of all writing (WCAG 2.2, 1.4.3), tints laid over each other as the browser does
  const pen = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
  const read = (colour) => { pen.clearRect(0, 0, 1, 1); pen.fillStyle = "#000"; pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1); const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data; return [r, g, b, a / 255]; };
  const known = new Map();
  const colour = (text) => { if (!known.has(text)) known.set(text, read(text)); return known.get(text); };
  const over = (top, below) => [0, 1, 2].map((k) => top[k] * top[3] + below[k] * (1 - top[3])).concat(1);
  const luminance = (c) => { const [r, g, b] = c.slice(0, 3).map((v) => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const ratio = (a, b) => { const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const ground = (node) => {
    const layers = [];
    for (let at = node; at; at = at.parentElement) { const c = colour(getComputedStyle(at).backgroundColor); if (c[3]) layers.push(c); if (c[3] === 1) break; }
    return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255, 1]);
  };
  const told = new Set();
  const check = (ink, paper, size, weight, node, what) => {
    const least = size >= 24 || (size >= 18.66 && weight >= 700) ? 3 : 4.5, found = ratio(over(ink, paper), paper);
    const key = `${ink}|${paper}|${what}`;
    if (found < least - 0.005 && !told.has(key)) { told.add(key); fault(`contrast of ${what} ${found.toFixed(2)}, not ${least}`, node); }
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const nodes = new Set();
  while (walker.nextNode()) if (walker.currentNode.data.trim()) nodes.add(walker.currentNode.parentElement);
  for (const node of nodes) {
    if (["SCRIPT", "STYLE"].includes(node.tagName) || node.closest("svg") || !shown(node)) continue;
    const style = getComputedStyle(node);
    let opacity = 1;
    for (let at = node; at; at = at.parentElement) opacity *= Number(getComputedStyle(at).opacity);
    const ink = [...colour(style.color)];
    ink[3] *= opacity;
    if (style.clipPath === "none") check(ink, ground(node), parseFloat(style.fontSize), Number(style.fontWeight), node, "text");
    const before = getComputedStyle(node, "::before");
    if (before.content !== "none" && before.content !== '""') {
      const paper = over(colour(before.backgroundColor), ground(node));
      check(colour(before.color), paper, parseFloat(before.fontSize), Number(before.fontWeight), node, "a label");
    }
  }
  // writing in a drawing lies on what was painted before it there
  for (const drawing of all("svg").filter(shown)) {
    const painted = all("path, rect, use, text", drawing).map((node, place) => ({ node, place, box: node.getBoundingClientRect(), style: getComputedStyle(node) }));
    const fills = painted.filter(({ node, style }) => node.tagName !== "text" && style.fill !== "none" && !style.fill.startsWith("url") && !node.closest("defs, clipPath"));
    const paper = ground(drawing), scale = drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width;
    for (const { node, place, box, style } of painted.filter(({ node }) => node.tagName === "text" && node.textContent.trim())) {
      const x = box.x + box.width / 2, y = box.y + box.height / 2;
      const below = fills.filter((f) => f.place < place && f.box.left <= x && x <= f.box.right && f.box.top <= y && y <= f.box.bottom);
      const at = below.reduce((c, f) => { const top = [...colour(f.style.fill)]; top[3] *= Number(f.style.fillOpacity) * Number(f.style.opacity); return over(top, c); }, paper);
      const ink = [...colour(style.fill)];
      ink[3] *= Number(style.opacity) * Number(style.fillOpacity);
      check(ink, at, parseFloat(style.fontSize) * scale, Number(style.fontWeight), node, "drawn text");
    }
  }
  return faults;
})()
