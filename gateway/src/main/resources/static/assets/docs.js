// All services' API on one page. "Try it out" uses the browser's session, and so needs its CSRF token.
'use strict';

fetch('/session', { credentials: 'same-origin' }).then((answer) => answer.json()).then((session) => {
  const csrf = () => document.cookie.split('; ').find((c) => c.startsWith(session.csrfCookie + '='))?.split('=')[1];
  window.SwaggerUIBundle({
    url: '/api/openapi.json',
    dom_id: '#docs',
    deepLinking: true,
    docExpansion: 'none',
    validatorUrl: null,
    requestInterceptor: (request) => {
      const token = csrf();
      if (token && request.method !== 'GET') request.headers['X-XSRF-TOKEN'] = token;
      return request;
    },
  });
});
