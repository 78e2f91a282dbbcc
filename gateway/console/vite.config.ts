import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { wordsOfTheReadme } from './wordsOfTheReadme.ts';

/** Of the running suite before which sources are served. */
const GATEWAY = process.env.GATEWAY ?? 'http://localhost:8080';
const OUTPUT = 'target/classes/META-INF/guanhu-console';

/** The gateway sends the files as they lie in its jar, so they are compressed once, here. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    closeBundle() {
      const folder = join(OUTPUT, 'console');
      for (const name of readdirSync(folder).filter((each) => /\.(js|css|svg)$/.test(each))) {
        const file = join(folder, name);
        const content = readFileSync(file);
        writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
        writeFileSync(`${file}.br`, brotliCompressSync(content));
      }
    },
  };
}

/**
 * A few parts of antd write a style without the nonce that it was given: the one that keeps the page from scrolling
 * behind a dialog, and the one that measures scroll bars. The browser blocks these, so the nonce is put where all
 * styles are made.
 */
function alwaysWithNonce(): Plugin {
  const made = 'if (csp?.nonce) {\n    styleNode.nonce = csp?.nonce;\n  }';
  const page = `document.querySelector('meta[property="csp-nonce"]')?.nonce`;
  return {
    name: 'always-with-nonce',
    apply: 'build',
    transform(code, id) {
      if (!id.endsWith('/@rc-component/util/es/Dom/dynamicCSS.js')) {
        return null;
      }
      if (!code.includes(made)) {
        this.error('dynamicCSS.js makes styles in another way now: give them their nonce there');
      }
      return { code: code.replace(made, `styleNode.nonce = csp?.nonce ?? ${page} ?? '';`), map: null };
    },
  };
}

/** While it is developed the privacy centre has the addresses that the gateway gives it. */
function centreAddresses(): Plugin {
  return {
    name: 'centre-addresses',
    apply: 'serve',
    configureServer({ middlewares }) {
      middlewares.use((request, _, next) => {
        if (/^\/privacy(\/[\w-]+)*\/?(\?|$)/.test(request.url ?? '')) {
          request.url = '/privacy.html';
        }
        next();
      });
    },
  };
}

export default defineConfig({
  plugins: [react(), compressed(), alwaysWithNonce(), centreAddresses(), wordsOfTheReadme()],
  // The gateway puts the nonce of each answer in place of this word.
  html: { cspNonce: 'NONCE-OF-THIS-ANSWER' },
  build: {
    outDir: OUTPUT,
    assetsDir: 'console',
    emptyOutDir: true,
    manifest: 'manifest.json',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    // The console and the customers' privacy centre: two pages that share what both need.
    rolldownOptions: { input: ['index.html', 'privacy.html'] },
  },
  server: {
    // The table of permissions, whose words the console says, lies beside the services that ask it.
    fs: { allow: ['.', '../../contract/src/main/resources/contract'] },
    proxy: Object.fromEntries(
      ['/api', '/session', '/oauth2', '/login', '/logout'].map((path) => [path, GATEWAY]),
    ),
  },
  test: {
    environment: 'happy-dom',
    setupFiles: ['src/testing/setup.ts'],
    restoreMocks: true,
    testTimeout: 60_000,
    isolate: false,
  },
});
