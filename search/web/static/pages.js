"use strict";
// What pages do beyond their links and forms; every page works without it.

// Buttons that copy the text of an element; browsers have no clipboard for pages that came by plain http.
document.querySelectorAll("button[data-copies]").forEach((button) => {
  if (!navigator.clipboard) { button.remove(); return; }
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copies).textContent.trim();
    await navigator.clipboard.writeText(text);
    button.textContent = button.dataset.copied;
  });
});

// The search box with its list of names: the combobox of the ARIA Authoring Practices.
function makeCombobox(input) {
  const list = document.getElementById(input.dataset.suggest);
  let current = -1;
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  const options = () => [...list.querySelectorAll("[role=option]")];
  const show = (open) => {
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) choose(-1);
  };
  const choose = (number) => {
    current = number;
    options().forEach((option, index) => option.setAttribute("aria-selected", String(index === number)));
    const chosen = options()[number];
    if (chosen) {
      input.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  };
  show(false);
  list.addEventListener("htmx:afterSwap", () => show(options().length > 0 && document.activeElement === input));
  list.addEventListener("mousedown", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.href);
  });
  input.addEventListener("blur", () => show(false));
  input.addEventListener("keydown", (event) => {
    const count = options().length;
    if (event.key === "Escape" && !list.hidden) {
      show(false);
      event.preventDefault();
    } else if (count && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      if (list.hidden) show(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose((current + 1 + step + count + 1) % (count + 1) - 1); // -1, no option, is one of the places
      event.preventDefault();
    } else if (event.key === "Enter" && current >= 0) {
      location.assign(options()[current].dataset.href);
      event.preventDefault();
    }
  });
}

// A timeline's bars: arrows walk, Shift and arrows or a drag make a span, Enter or letting go narrows to it.
function makeTimeline(drawing) {
  const bars = [...drawing.querySelectorAll("a[data-first]")];
  if (!bars.length) return;
  let from = null;
  let to = null;
  let dragged = false;
  const mark = () => bars.forEach((bar, index) =>
    bar.classList.toggle("ranged", from !== null && index >= Math.min(from, to) && index <= Math.max(from, to)));
  const narrow = () => {
    const [first, last] = [bars[Math.min(from, to)], bars[Math.max(from, to)]];
    const address = new URL(drawing.dataset.narrow, location.href);
    address.searchParams.set("published_from", first.dataset.first);
    address.searchParams.set("published_to", last.dataset.last);
    location.assign(address);
  };
  const clear = () => { from = to = null; mark(); };
  bars[0].setAttribute("tabindex", "0");
  bars.forEach((bar, index) => {
    bar.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) {
        const next = Math.min(Math.max(index + step, 0), bars.length - 1);
        if (event.shiftKey) { from = from === null ? index : from; to = next; mark(); } else { clear(); }
        bar.setAttribute("tabindex", "-1");
        bars[next].setAttribute("tabindex", "0");
        bars[next].focus();
        event.preventDefault();
      } else if (event.key === "Enter" && from !== null && from !== to) {
        event.preventDefault();
        narrow();
      } else if (event.key === "Escape") {
        clear();
      }
    });
    bar.addEventListener("dragstart", (event) => event.preventDefault());
    bar.addEventListener("click", (event) => { if (dragged) event.preventDefault(); });
  });
  const at = (event) => {
    const nearest = bars.map((bar, index) => {
      const box = bar.getBoundingClientRect();
      return [Math.abs((box.left + box.right) / 2 - event.clientX), index];
    });
    return nearest.reduce((one, other) => (other[0] < one[0] ? other : one))[1];
  };
  drawing.addEventListener("pointerdown", (event) => {
    if (event.button === 0) { from = to = at(event); dragged = false; }
  });
  drawing.addEventListener("pointermove", (event) => {
    if (from === null || !(event.buttons & 1)) return;
    to = at(event);
    dragged = dragged || to !== from;
    if (dragged) mark();
  });
  addEventListener("pointerup", () => {
    if (from !== null && dragged) narrow();
    else if (from !== null) clear();
  });
  addEventListener("pointercancel", clear);
}

document.querySelectorAll("[data-suggest]").forEach(makeCombobox);
document.querySelectorAll("svg[data-narrow]").forEach(makeTimeline);

// The hits that "more" brought: the keyboard goes on with the first of them.
document.addEventListener("htmx:afterSwap", (event) => {
  const batches = document.querySelectorAll(".batch");
  if (event.detail.target.classList?.contains("more") && batches.length) {
    batches[batches.length - 1].querySelector("a")?.focus();
  }
});

// Where a piece of a page cannot be had, its link is followed: the page behind it says why.
for (const failure of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(failure, (event) => {
    const address = event.detail.elt.getAttribute("href");
    if (address) location.assign(address);
  });
}
