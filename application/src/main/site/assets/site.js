// Adds what only a script can: copy buttons, and this site's own address in the samples.

const sampleOrigin = "http://localhost:8080";

for (const code of document.querySelectorAll("figure.code code")) {
  showThisOrigin(code);
  addCopyButton(code);
}

/** Samples are written for a laptop; where the site is served from elsewhere, they call that place. */
function showThisOrigin(code) {
  if (location.origin === sampleOrigin || !code.textContent.includes(sampleOrigin)) return;
  const texts = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    texts.currentNode.data = texts.currentNode.data.replaceAll(sampleOrigin, location.origin);
  }
}

function addCopyButton(code) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(code);
      button.textContent = "Selected";
    }
    setTimeout(() => (button.textContent = "Copy"), 1500);
  });
  code.closest("figure").append(button);
}
