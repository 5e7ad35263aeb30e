/** Tabs of which one is shown. */
export interface Tabs {
  readonly current: () => string;
  show(name: string): void;
}

/**
 * Makes tabs of a tab list: one stop of the Tab key; arrows, Home and End go from tab to tab. The name of a tab is its id
 * after `tab-`. A hidden tab is left out.
 */
export function makeTabs(list: HTMLElement, onShow: (name: string) => void): Tabs {
  const all = [...list.querySelectorAll<HTMLButtonElement>("[role=tab]")];
  let current = all[0] as HTMLButtonElement;

  const show = (tab: HTMLButtonElement) => {
    current = tab;
    for (const one of all) {
      one.setAttribute("aria-selected", String(one === tab));
      one.tabIndex = one === tab ? 0 : -1;
      const panel = document.getElementById(one.getAttribute("aria-controls") ?? "");
      if (panel?.classList.contains("panel")) panel.hidden = one !== tab;
    }
    onShow(nameOf(tab));
  };
  for (const tab of all) tab.addEventListener("click", () => show(tab));
  list.addEventListener("keydown", (event) => {
    const tabs = all.filter(({ hidden }) => !hidden);
    const at = tabs.indexOf(current);
    const target = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (target === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    show(tabs[(target + tabs.length) % tabs.length] as HTMLButtonElement);
    current.focus();
  });

  return {
    current: () => nameOf(current),
    show: (name) =>
      show(all.find((tab) => nameOf(tab) === name && !tab.hidden) ?? (all.find(({ hidden }) => !hidden) as HTMLButtonElement)),
  };
}

function nameOf(tab: HTMLElement): string {
  return tab.id.replace("tab-", "");
}
