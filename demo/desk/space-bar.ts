/** Space plays and stops from anywhere it does not already press or type something. */
export function addSpaceBar(): void {
  document.addEventListener("keydown", (event) => {
    if (event.key !== " " || event.repeat || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest("button, input, select, textarea, a")) return;
    event.preventDefault();
    document.querySelector<HTMLButtonElement>("transport-bar .play")?.click();
  });
}
