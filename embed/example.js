// What a host page does: it gives data and is told counts.
const screen = document.querySelector("munjigi-screen");
const told = document.querySelector("#told");

let text = "account,start,end\n";
for (let day = 5; day < 20; day += 1) {
  const date = `2026-01-${String(day).padStart(2, "0")}`;
  text += `ana@example.org,${date}T00:00:00Z,${date}T08:00:00Z\n`;
  text += `max@example.org,${date}T00:00:00Z,${date}T20:30:00Z\n`;
}

document.querySelector("#load").addEventListener("click", () => {
  screen.loadData([{ name: "sessions.csv", text }], { as_of: "2026-01-31", zone: "Asia/Seoul" });
});
document.querySelector("#dark").addEventListener("click", () => screen.setTheme("dark"));
document.querySelector("#korean").addEventListener("click", () => screen.setLanguage("ko"));

screen.addEventListener("munjigi-summary", ({ detail }) => {
  const bands = detail.bands.map(({ band, accounts }) => `${band} ${accounts}`).join(", ");
  told.textContent = `${detail.accounts} accounts in ${detail.rows} rows: ${bands}. ${detail.assessed} of ${detail.of} checks were possible.`;
});
screen.addEventListener("munjigi-error", ({ detail }) => {
  told.textContent = `${detail.code}: ${detail.message.en}`;
});
