import { defineConfig } from 'vite';

// what Maven packs: a fixed set of files below the page's own folder; addresses are relative, so that a proxy may put Partida anywhere
const out = process.env.PARTIDA_UI_OUT ?? '../target/classes/org/partida/web/page/app';

export default defineConfig({
  base: './',
  esbuild: { jsx: 'automatic' },
  build: {
    outDir: out,
    emptyOutDir: true,
    assetsDir: 'assets',
    assetsInlineLimit: 0,
    sourcemap: false,
    target: 'es2022',
    chunkSizeWarningLimit: 900,
    rollupOptions: {
      onwarn(warning, warn) {
        // directives of a framework that is not used here
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') {
          warn(warning);
        }
      },
    },
  },
  server: {
    port: 5180,
    // the API of a running instance, as if it were here; its cookie is for /partida
    proxy: {
      '/api': {
        target: process.env.PARTIDA_URL ?? 'http://127.0.0.1:8181',
        rewrite: (path) => `/partida${path}`,
        cookiePathRewrite: '/',
      },
    },
  },
});
