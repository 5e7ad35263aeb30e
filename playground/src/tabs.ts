/** Tabs of which one is shown. */
export interface Tabs {
  readonly current: () => string;
  show(name: string): void;
}

/**
 * Makes tabs of a tab list: one stop of the Tab key; arrows, Home and End go from tab to tab. The name of a tab is its id
 * after `tab-`.
 */
export function makeTabs(list: HTMLElement, onShow: () => void): Tabs {
  const tabs = [...list.querySelectorAll<HTMLButtonElement>("[role=tab]")];
  let current = 0;

  const show = (index: number) => {
    current = index;
    for (const [at, tab] of tabs.entries()) {
      tab.setAttribute("aria-selected", String(at === index));
      tab.tabIndex = at === index ? 0 : -1;
      const panel = document.getElementById(tab.getAttribute("aria-controls") ?? "");
      if (panel) panel.hidden = at !== index;
    }
    onShow();
  };
  const showAndFocus = (index: number) => {
    show((index + tabs.length) % tabs.length);
    tabs[current]?.focus();
  };
  for (const [index, tab] of tabs.entries()) tab.addEventListener("click", () => show(index));
  list.addEventListener("keydown", (event) => {
    const target = { ArrowRight: current + 1, ArrowLeft: current - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (target === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    showAndFocus(target);
  });

  return {
    current: () => nameOf(tabs[current]),
    show: (name) =>
      show(
        Math.max(
          0,
          tabs.findIndex((tab) => nameOf(tab) === name),
        ),
      ),
  };
}

function nameOf(tab: HTMLElement | undefined): string {
  return tab?.id.replace("tab-", "") ?? "";
}
