// Starts the app: chooses the language, asks for its words while the module is on its way, and says so when
// the page has stopped. Storage may be out of reach (a sandboxed frame), so every use of it has a way without.
const known = ["kk", "ru", "en"];
const stored = (name) => {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
};
const asked = new URLSearchParams(location.search).get("lang");
const preferred = (navigator.languages ?? []).map((tag) => tag.split("-")[0]);
const lang = [asked, stored("lang"), ...preferred].find((code) => known.includes(code)) ?? "kk";
const root = document.documentElement;
root.lang = lang;

const theme = location.pathname === "/embed" ? new URLSearchParams(location.search).get("theme") : stored("theme");
if (theme === "light" || theme === "dark") root.dataset.theme = theme;

const broken = document.getElementById("broken");
for (const button of broken.querySelectorAll("button")) button.addEventListener("click", () => location.reload());
const stop = () => {
  broken.hidden = false;
};
addEventListener("error", (event) => {
  if (event.error) stop();
});
addEventListener("unhandledrejection", stop);

// A slow network deserves a second and a third try before the reader is asked for one; a refusal does not.
const patiently = async (ask) => {
  for (let pause = 500; ; pause *= 3) {
    const answer = await ask().catch((error) => error);
    if (answer.ok) return answer;
    if (pause > 5000 || (answer.status && answer.status < 500)) throw new Error(`no answer: ${answer.status ?? answer}`);
    await new Promise((wake) => setTimeout(wake, pause));
  }
};

const words = document.querySelector(`meta[name="words-${lang}"]`).content;
globalThis.adaldyq = { lang, words: patiently(() => fetch(words)).then((answer) => answer.text()) };

const { default: init } = await import(document.getElementById("app-js").href);
await init({ module_or_path: patiently(() => fetch(document.getElementById("app-wasm").href)) });
