"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // tables: a button in every header sorts by it, three states: descending or ascending, the other, as given
  for (const table of all("table.sortable")) {
    const body = table.tBodies[0], given = [...body.rows];
    all("thead th", table).forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      const key = (row) => {
        const cell = row.cells[column], sort = cell ? cell.dataset.sort : "";
        if (sort !== undefined) return Number(sort);
        const text = cell.textContent.trim(), number = Number(text.replace(/[,%]/g, ""));
        return text !== "" && !Number.isNaN(number) ? number : text.toLowerCase();
      };
      button.addEventListener("click", () => {
        const numeric = given.length > 0 && typeof key(given[0]) === "number";
        const order = numeric ? ["descending", "ascending", "none"] : ["ascending", "descending", "none"];
        const next = order[(order.indexOf(head.getAttribute("aria-sort") || "none") + 1) % 3];
        all("thead th", table).forEach((other) => other.removeAttribute("aria-sort"));
        let rows = given;
        if (next !== "none") {
          head.setAttribute("aria-sort", next);
          const sign = next === "ascending" ? 1 : -1;
          const compare = (a, b) => (typeof a === typeof b ? (a < b ? -1 : a > b ? 1 : 0) : typeof a === "number" ? -1 : 1);
          rows = [...given].sort((a, b) => sign * compare(key(a), key(b)));
        }
        body.append(...rows);
      });
    });
  }

  // marks: what is said about them, on pointing or on focus, instead of the browser's own slow tip
  const tip = document.createElement("div");
  tip.id = "tip";
  tip.hidden = true;
  tip.setAttribute("role", "tooltip");
  document.body.append(tip);
  for (const mark of all(".text [title]")) {
    mark.dataset.tip = mark.title;
    mark.setAttribute("aria-description", mark.title);
    mark.removeAttribute("title");
  }
  const owners = (mark) => {
    const article = mark.closest("article");
    if (!article) return [];
    const doc = article.dataset.doc;
    const found = (mark.dataset.a || "").split(" ").filter(Boolean).reverse().map((n) => `a${doc}-${n}`);
    if (mark.dataset.l) found.unshift(`t${doc}-${mark.dataset.l}`);
    return found;
  };
  let lit = [], told = null;
  const hide = () => {
    tip.hidden = true;
    told = null;
    lit.forEach((mark) => mark.classList.remove("on"));
    lit = [];
  };
  const show = (mark) => {
    hide();
    const lines = [];
    for (const id of owners(mark)) {
      let at = document.getElementById(id);
      // a term that shares its run with an attribution is reached there
      if (at && !at.dataset.tip && at.nextElementSibling) at = at.nextElementSibling;
      if (at && at.dataset.tip) for (const line of at.dataset.tip.split("\n")) if (!lines.includes(line)) lines.push(line);
    }
    if (!lines.length) return;
    tip.textContent = lines.join("\n");
    const innermost = (mark.dataset.a || "").split(" ").pop(), article = mark.closest("article");
    lit = innermost ? all(".m", article).filter((other) => other.dataset.a.split(" ").includes(innermost)) : [mark];
    lit = lit.filter((other) => other.classList.contains("src") || other.classList.contains("cue") || !innermost);
    lit.forEach((other) => other.classList.add("on"));
    tip.hidden = false;
    told = mark;
    place();
  };
  const place = () => {
    const mark = told, box = mark.getClientRects()[0] || mark.getBoundingClientRect(), size = tip.getBoundingClientRect();
    tip.style.left = `${Math.max(8, Math.min(box.left, window.innerWidth - size.width - 8))}px`;
    tip.style.top = `${box.top - size.height - 8 > 0 ? box.top - size.height - 8 : box.bottom + 8}px`;
  };
  const marked = (event) => event.target.closest && event.target.closest(".text .m, .text .l");
  document.addEventListener("pointerover", (event) => { const mark = marked(event); if (mark) show(mark); else hide(); });
  document.addEventListener("focusin", (event) => { const mark = marked(event); if (mark) show(mark); else hide(); });
  // a mark reached with the Tab key is scrolled into view after it has the focus: what is said about it goes along
  document.addEventListener("scroll", () => { if (told && told === document.activeElement) place(); else hide(); }, { passive: true, capture: true });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });

  // filters: a mark stays when its source type, or its voice, is chosen
  const form = document.querySelector("form.filters");
  const marks = all(".text .m, .text .l").map((node) => {
    const kind = [...node.classList].find((name) => name.startsWith("s-"));
    const voice = [...node.classList].find((name) => name.startsWith("v-"));
    const article = node.closest("article");
    const innermost = (node.dataset.a || "").split(" ").pop(), term = node.dataset.l;
    const out = (numbers, number) => Boolean(numbers) && numbers.split(" ").includes(number);
    return {
      node, article, kind: kind && kind.slice(2), voice: voice && voice.slice(2), innermost, term,
      outside: out(article.dataset.outA, innermost), termOutside: out(article.dataset.outL, term),
    };
  });
  const count = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
  const apply = () => {
    const chosen = new FormData(form), types = new Set(chosen.getAll("type")), voices = new Set(chosen.getAll("voice"));
    const outlet = chosen.get("outlet"), attributions = new Set(), terms = new Set(), aside = new Set();
    document.body.classList.toggle("whole", chosen.has("whole"));
    for (const article of all("article")) article.hidden = Boolean(outlet) && article.dataset.outlet !== outlet;
    for (const { node, article, kind, voice, innermost, term, outside, termOutside } of marks) {
      const typed = Boolean(kind) && types.has(kind), voiced = Boolean(voice) && voices.has(voice);
      node.classList.toggle("no-type", Boolean(kind) && !typed);
      node.classList.toggle("no-voice", Boolean(voice) && !voiced);
      if (article.hidden) continue;
      if (typed) (outside ? aside : attributions).add(`${article.dataset.doc}-a${innermost}`);
      if (voiced) (termOutside ? aside : terms).add(`${article.dataset.doc}-t${term}`);
    }
    const shown = all("article").filter((article) => !article.hidden).length;
    form.querySelector("output").textContent =
      `${count(shown, "article")}, ${count(attributions.size, "attribution")}, ${count(terms.size, "loaded term")} marked` +
      (aside.size ? `, and ${count(aside.size, "mark")} in parts that are not counted` : "");
  };
  if (form) {
    form.hidden = false;
    form.addEventListener("change", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(apply));
    apply();
    for (const link of all("a[data-outlet]")) {
      link.addEventListener("click", () => {
        const { kind, voice } = link.dataset;
        for (const box of all("input[name=type]", form)) box.checked = !kind || box.value === kind;
        for (const box of all("input[name=voice]", form)) box.checked = !voice || box.value === voice;
        form.elements.outlet.value = link.dataset.outlet;
        apply();
      });
    }
  }

  // an address inside a folded event, or of a mark that a filter took away, is shown all the same
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let at = target.parentElement; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    const article = target.closest("article");
    if (form && article && (article.hidden || target.matches(".no-type, .no-voice"))) form.reset();
    if (target.closest(".text")) target.scrollIntoView({ block: "center" });
  };
  window.addEventListener("hashchange", reveal);
  reveal();
  window.addEventListener("beforeprint", () => all("details").forEach((details) => { details.open = true; }));
})();
