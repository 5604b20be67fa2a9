// Keys for triage, and small comforts. Every page works without this file.
"use strict";
(() => {
  const KEYS = "tocsin-keys";
  const dialog = document.getElementById("keys");
  const on = () => localStorage.getItem(KEYS) !== "off";
  const typing = (element) => element.closest("input, select, textarea, [contenteditable], dialog");
  const rows = () => [...document.querySelectorAll("[data-row]")];

  document.querySelector(".top nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" }); // on a narrow window the parts scroll

  function step(by) {
    const all = rows();
    if (!all.length) return;
    const at = all.findIndex((row) => row.contains(document.activeElement));
    const next = all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + by))];
    next.querySelector("a").focus();
    next.scrollIntoView({ block: "nearest" });
  }

  function reach(selector) {
    const found = document.querySelector(selector);
    if (!found) return;
    for (let box = found.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    found.focus();
    found.scrollIntoView({ block: "center" });
  }

  const acts = {
    j: () => step(1),
    k: () => step(-1),
    a: () => reach("#owed form input:not([type=hidden]), #owed button"),
    e: () => reach("#note"),
    "/": () => reach("[data-filters] select, [data-filters] input:not([type=hidden])"),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "?" && dialog) { dialog.showModal(); event.preventDefault(); return; }
    if (!on() || !acts[event.key]) return;
    event.preventDefault();
    acts[event.key]();
  });

  // Words that are typed and not sent: the browser asks before they are lost. They are not kept on the machine, which others may use.
  const words = ":is(textarea, input:not([type]), input[type=text])";
  const unsent = () => dialog && [...document.querySelectorAll("form[method=post]:not([hx-post]) " + words + ":not([readonly])")]
    .some((field) => field.form !== sending && field.value !== field.defaultValue);
  let sending = null; // the form that is sent: another one on the page may hold words, too
  let active = Date.now();
  document.addEventListener("submit", (event) => { sending = event.target; });
  addEventListener("pageshow", () => { sending = null; });
  addEventListener("beforeunload", (event) => { if (unsent()) { sending = null; event.preventDefault(); } });
  document.addEventListener("input", (event) => {
    if (!event.target.matches(words) || Date.now() - active < 60000) return;
    active = Date.now();
    fetch("/account").catch(() => {});  // whoever types is not idle
  });

  // A call sheet sends what was changed in this window alone, so that it takes back nothing that another window saved. It says when it
  // cannot be saved, and tries again. It is not sent or left meanwhile: the words would be lost.
  const sheet = document.getElementById("sheet");
  const warning = document.getElementById("not-saved");
  if (sheet && warning) {
    let again = 0;
    const touched = new Set();
    const answers = () => [...sheet.elements].filter((field) => field.name && field.type !== "hidden");
    const isChanged = (field) => touched.has(field.name) || field.value !== field.defaultValue || field.checked !== field.defaultChecked;
    const changed = () => new Set(answers().filter(isChanged).map((field) => field.name));
    sheet.addEventListener("input", (event) => touched.add(event.target.name));
    const save = () => sheet.dispatchEvent(new Event("change"));
    const failed = (why) => {
      warning.hidden = false;
      for (const text of warning.children) text.hidden = text.dataset.why !== why;
      clearTimeout(again);
      again = setTimeout(save, 5000);
    };
    sheet.addEventListener("htmx:config:request", (event) => {
      const sent = changed();
      for (const field of answers()) if (!sent.has(field.name)) event.detail.ctx.request.body.delete(field.name);
    });
    sheet.addEventListener("htmx:error", () => failed("silent"));
    sheet.addEventListener("htmx:before:response", (event) => {
      const answer = event.detail.ctx.response.raw;
      if (!answer.ok || answer.redirected) {
        event.preventDefault();
        failed({ 401: "signed-out", 403: "signed-out", 409: "ended", 413: "long" }[answer.status] ?? "silent");
        return;
      }
      clearTimeout(again);
      warning.hidden = true;
    });
    sheet.addEventListener("submit", (event) => {
      if (!warning.hidden) {
        event.preventDefault();
        sending = null;
        save();
        warning.scrollIntoView({ block: "center" });
        return;
      }
      const sent = changed();
      for (const field of answers()) field.disabled = !sent.has(field.name);
    });
    addEventListener("pageshow", () => answers().forEach((field) => { field.disabled = false; }));
    addEventListener("beforeunload", (event) => { if (!sending && !warning.hidden) event.preventDefault(); });
  }

  if (dialog) {
    const box = document.getElementById("keys-on");
    box.checked = on();
    box.addEventListener("change", () => localStorage.setItem(KEYS, box.checked ? "on" : "off"));
    dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  }
})();
