// All services' API on one page. "Try it out" calls with the browser's session, and so needs its CSRF token; "Authorize"
// would put a token into a page, so signing in takes its place.
'use strict';

const HERE = '/docs.html';
const SIGN_IN = `/oauth2/authorization/guanhu-console?return=${encodeURIComponent(HERE)}`;

fetch('/session', { credentials: 'same-origin' }).then((answer) => answer.json()).then((session) => {
  const csrf = () => document.cookie.split('; ').find((c) => c.startsWith(session.csrfCookie + '='))?.split('=')[1];
  const signIn = (_, { React }) => () =>
    React.createElement(
      'a',
      { className: 'btn authorize', href: SIGN_IN },
      React.createElement('span', null, session.signedIn ? `${session.name} · 换人登录 Sign in again` : '登录 Sign in'),
    );
  window.SwaggerUIBundle({
    url: '/api/openapi.json',
    dom_id: '#docs',
    deepLinking: true,
    docExpansion: 'none',
    validatorUrl: null,
    plugins: [
      {
        wrapComponents: {
          authorizeBtn: signIn,
          // The locks at the operations would open the same form.
          authorizeOperationBtn: () => () => null,
        },
      },
    ],
    requestInterceptor: (request) => {
      const token = csrf();
      if (token && request.method !== 'GET') request.headers['X-XSRF-TOKEN'] = token;
      return request;
    },
  });
});
