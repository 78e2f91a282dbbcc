// Keeps files whose names change with their content, and one page for when there is no network. Nothing else: no page
// of the centre and no answer of the API is ever kept on the phone.
const KEPT = 'guanhu-privacy-1';
const OFFLINE = '/privacy/offline.html';
const FIRST = [OFFLINE, '/privacy/offline.css', '/privacy/icon-192.png'];
const MOST = 80;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(KEPT)
      .then((kept) => kept.addAll(FIRST))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || search !== '') {
    return;
  }
  if (request.mode === 'navigate') {
    if (pathname === '/privacy' || pathname.startsWith('/privacy/')) {
      event.respondWith(fetch(request).catch(() => caches.match(OFFLINE)));
    }
  } else if (pathname.startsWith('/console/')) {
    event.respondWith(hashed(request));
  } else if (FIRST.includes(pathname)) {
    event.respondWith(fetch(request).catch(() => caches.match(request)));
  }
});

/** A file under such a name never changes; the oldest make room for those of newer builds. */
async function hashed(request) {
  const kept = await caches.open(KEPT);
  const known = await kept.match(request);
  if (known !== undefined) {
    return known;
  }
  const answer = await fetch(request);
  if (answer.status === 200) {
    await kept.put(request, answer.clone());
    const files = (await kept.keys()).filter((each) => !FIRST.includes(new URL(each.url).pathname));
    await Promise.all(files.slice(0, Math.max(0, files.length - MOST)).map((each) => kept.delete(each)));
  }
  return answer;
}
