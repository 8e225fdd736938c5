// What the page does beyond links: the browser shows a sheet or a sequence by the address alone.

const picture = document.querySelector('.system > svg');
const nodes = [...picture.querySelectorAll('[data-node]')];
const edges = [...picture.querySelectorAll('[data-from]')];
const whole = picture.viewBox.baseVal;
const size = { width: whole.width, height: whole.height };

/** The part of the drawing that is to be seen: its middle, and pixels of the screen for one of its own. */
const view = { x: size.width / 2, y: size.height / 2, scale: 1 };
/** Whether somebody has moved it, and it stays as they left it. */
let isHeld = false;
let isPrinting = false;
/** Below this, names cannot be read. */
const readable = 0.75;

function show() {
  const { clientWidth, clientHeight } = picture;
  if (isPrinting || clientWidth === 0 || clientHeight === 0) return;
  const [width, height] = [clientWidth / view.scale, clientHeight / view.scale];
  const box = [view.x - width / 2, view.y - height / 2, width, height];
  picture.setAttribute('viewBox', box.map((value) => Math.round(value * 100) / 100).join(' '));
}

function showBox({ x, y, width, height }, most) {
  if (picture.clientWidth === 0 || picture.clientHeight === 0) return;
  const scale = Math.min(picture.clientWidth / width, picture.clientHeight / height, most);
  Object.assign(view, { x: x + width / 2, y: y + height / 2, scale: Math.max(scale, 0.05) });
  show();
}

/** All of it; where that is too small to be read, what is chosen and what is joined to it. */
function showBest() {
  isHeld = false;
  showBox({ x: 0, y: 0, ...size }, 1.25);
  if (view.scale >= readable || chosen() === undefined) return;
  const boxes = nodes.filter((node) => node.classList.contains('joined')).map(boxOf);
  if (boxes.length === 0) return;
  const [left, top] = [Math.min(...boxes.map(({ x }) => x)), Math.min(...boxes.map(({ y }) => y))];
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  const around = { x: left - 40, y: top - 40, width: right - left + 80, height: bottom - top + 80 };
  showBox(around, 1);
}

/** Of a node, in the drawing. */
function boxOf(node) {
  const { e: x, f: y } = node.transform.baseVal.consolidate().matrix;
  const { width, height } = node.querySelector('.card').getBBox();
  return { x, y, width, height };
}

/** @param at a point of the window that stays where it is */
function zoom(factor, at) {
  const before = pointAt(at);
  view.scale = Math.min(Math.max(view.scale * factor, 0.05), 4);
  const after = pointAt(at);
  move(before.x - after.x, before.y - after.y);
}

function move(x, y) {
  isHeld = true;
  view.x = Math.min(Math.max(view.x + x, 0), size.width);
  view.y = Math.min(Math.max(view.y + y, 0), size.height);
  show();
}

function pointAt({ clientX, clientY }) {
  const { left, top, width, height } = picture.getBoundingClientRect();
  return {
    x: view.x + (clientX - left - width / 2) / view.scale,
    y: view.y + (clientY - top - height / 2) / view.scale,
  };
}

function middle() {
  const { left, top, width, height } = picture.getBoundingClientRect();
  return { clientX: left + width / 2, clientY: top + height / 2 };
}

// What is chosen, and what is joined to it.

function nodeOf(id) {
  return nodes.find(({ dataset }) => dataset.node === id);
}

/** The node of the address; undefined where the address is of something else. */
function chosen() {
  return nodeOf(decodeURIComponent(location.hash.slice(1)));
}

function emphasise(node) {
  const id = node?.dataset.node;
  const joined = new Set([id]);
  for (const edge of edges) {
    const { from, to } = edge.dataset;
    const isJoined = from === id || to === id;
    edge.classList.toggle('joined', isJoined);
    if (isJoined) joined.add(from).add(to);
  }
  for (const other of nodes) {
    const isServed = id === 'gateway' && other.dataset.served !== undefined;
    other.classList.toggle('joined', isServed || joined.has(other.dataset.node));
  }
  picture.classList.toggle('chosen', node !== undefined);
}

function reveal(node) {
  const box = node.getBoundingClientRect();
  const frame = picture.getBoundingClientRect();
  const isSeen =
    box.left >= frame.left &&
    box.right <= frame.right &&
    box.top >= frame.top &&
    box.bottom <= frame.bottom;
  if (isSeen) return;
  const at = pointAt({
    clientX: box.left + box.width / 2,
    clientY: box.top + box.height / 2,
  });
  move(at.x - view.x, at.y - view.y);
}

function choose() {
  const node = chosen();
  for (const other of nodes) other.classList.toggle('selected', other === node);
  for (const link of document.querySelectorAll('nav a')) {
    if (link.hash === location.hash) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
  emphasise(node);
  if (!isHeld) showBest();
  else if (node !== undefined) reveal(node);
}

for (const node of nodes) {
  node.addEventListener('pointerenter', () => emphasise(node));
  node.addEventListener('pointerleave', () => emphasise(chosen()));
}

// Pointers: one moves the drawing, two of them zoom it.

const held = new Map();
let wasMoved = false;

picture.addEventListener('pointerdown', (event) => {
  if (event.button !== 0) return;
  held.set(event.pointerId, event);
  wasMoved = false;
});

addEventListener('pointermove', (event) => {
  const before = held.get(event.pointerId);
  if (before === undefined) return;
  const [x, y] = [event.clientX - before.clientX, event.clientY - before.clientY];
  // A hand that clicks trembles.
  if (!wasMoved && Math.hypot(x, y) < 4) return;
  wasMoved = true;
  const other = [...held.values()].find(({ pointerId }) => pointerId !== event.pointerId);
  held.set(event.pointerId, event);
  if (other === undefined) move(-x / view.scale, -y / view.scale);
  else zoom(distance(event, other) / (distance(before, other) || 1), other);
});

for (const name of ['pointerup', 'pointercancel']) {
  addEventListener(name, ({ pointerId }) => held.delete(pointerId));
}

function distance(a, b) {
  return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
}

picture.addEventListener('dragstart', (event) => event.preventDefault());
picture.addEventListener(
  'click',
  (event) => {
    if (wasMoved) event.preventDefault();
  },
  true,
);

// A trackpad moves with two fingers, and says that it pinches by the control key.
picture.addEventListener(
  'wheel',
  (event) => {
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    const [x, y] = [event.deltaX * lines, event.deltaY * lines];
    if (event.ctrlKey || event.metaKey) zoom(Math.exp(-y / 240), event);
    else move(x / view.scale, y / view.scale);
  },
  { passive: false },
);

const actions = {
  in: () => zoom(1.3, middle()),
  out: () => zoom(1 / 1.3, middle()),
  whole: showBest,
};

for (const button of document.querySelectorAll('[data-zoom]')) {
  button.addEventListener('click', () => actions[button.dataset.zoom]());
}

// Keys.

const directions = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};
const search = document.querySelector('nav input');

addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Escape') close();
  else if (event.target === search) return;
  else if (event.key === '/') search.focus();
  else if (event.key === '+' || event.key === '=') actions.in();
  else if (event.key === '-') actions.out();
  else if (event.key === '0') actions.whole();
  else if (!step(event.key)) return;
  event.preventDefault();
});

/** Back to the system, and to the node that was chosen. */
function close() {
  if (document.activeElement === search) {
    search.value = '';
    filter();
  }
  const node = chosen();
  if (location.hash.length > 1) location.hash = '#system';
  (node ?? document.activeElement)?.[node === undefined ? 'blur' : 'focus']();
}

/** From a node to the next one in a direction: near, and rather straight ahead than aside. */
function step(key) {
  const direction = directions[key];
  const from = document.activeElement;
  if (direction === undefined || !nodes.includes(from)) return false;
  const start = centre(from);
  let next;
  for (const node of nodes) {
    if (node === from || node.tagName !== 'a') continue;
    const to = centre(node);
    const ahead = (to.x - start.x) * direction[0] + (to.y - start.y) * direction[1];
    const aside = Math.abs((to.x - start.x) * direction[1] + (to.y - start.y) * direction[0]);
    const cost = ahead + 2 * aside;
    if (ahead > 1 && (next === undefined || cost < next.cost)) next = { node, cost };
  }
  next?.node.focus({ preventScroll: true });
  if (next !== undefined) reveal(next.node);
  return true;
}

function centre(node) {
  const { left, top, width, height } = node.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

for (const node of nodes.filter(({ tagName }) => tagName === 'a')) {
  node.addEventListener('focus', () => {
    if (node.matches(':focus-visible')) reveal(node);
  });
}

// Finding by a part of a name.

function filter() {
  const wanted = search.value.trim().toLowerCase();
  for (const item of document.querySelectorAll('nav li')) {
    item.hidden = !item.textContent.toLowerCase().includes(wanted);
  }
}

search.addEventListener('input', filter);
search.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter') return;
  document.querySelector('nav li:not([hidden]) a')?.click();
});

new ResizeObserver(() => (isHeld ? show() : showBest())).observe(picture);
addEventListener('beforeprint', () => {
  isPrinting = true;
  picture.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`);
});
addEventListener('afterprint', () => {
  isPrinting = false;
  show();
});
addEventListener('hashchange', choose);
choose();
