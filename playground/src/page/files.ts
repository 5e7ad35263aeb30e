/** Reads a file that is dropped anywhere on the page, or chosen with a button. It goes nowhere else. */
export function onDroppedFile(button: HTMLElement, onText: (text: string) => void): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".json,application/json,text/plain";
  const read = async (file: File | undefined) => {
    if (file) onText(await file.text());
  };
  input.addEventListener("change", async () => {
    await read(input.files?.[0]);
    input.value = "";
  });
  button.addEventListener("click", () => input.click());
  // In the capture phase, so that an editor does not insert the file where it was dropped.
  addEventListener(
    "drop",
    (event) => {
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      event.preventDefault();
      event.stopPropagation();
      void read(file);
    },
    true,
  );
  addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
}
