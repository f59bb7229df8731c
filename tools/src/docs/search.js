const pages = JSON.parse(document.getElementById('pages').textContent);
const field = document.getElementById('words');
const list = document.getElementById('found');
const told = document.getElementById('told');
function look() {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  list.replaceChildren();
  if (!words.length) { told.textContent = ''; return; }
  const found = [];
  for (const page of pages) {
    const title = page.t.toLowerCase();
    const text = page.w.toLowerCase();
    let score = 0;
    for (const word of words) {
      const here = title.includes(word) ? 3 : text.includes(word) ? 1 : 0;
      if (!here) { score = 0; break; }
      score += here;
    }
    if (score) found.push([score, page]);
  }
  found.sort((a, b) => b[0] - a[0]);
  for (const [, page] of found.slice(0, 40)) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = page.u;
    link.textContent = page.t;
    item.append(link);
    const at = Math.max(0, page.w.toLowerCase().indexOf(words[0]) - 40);
    const part = document.createElement('div');
    part.textContent = page.w.slice(at, at + 140);
    item.append(part);
    list.append(item);
  }
  told.textContent = told.dataset.form.replace('#', found.length);
}
field.addEventListener('input', look);
look();
