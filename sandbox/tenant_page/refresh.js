// Fetches the page every two seconds and swaps its content, so that the reader's place on the page stays.
"use strict";
setInterval(async () => {
  if (document.hidden) return;
  try {
    const answer = await fetch(location.href, { cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const open = [...document.querySelectorAll("details[open]")].map((part) => part.id);
    document.querySelector("main").replaceWith(page.querySelector("main"));
    open.forEach((id) => { const part = document.getElementById(id); if (part) part.open = true; });
  } catch (problem) { /* the cloud is restarting; the next turn tries again */ }
}, 2000);
