/** Styles and scripts of libraries, served from our own origin: name below /assets → file of the package. */
export const vendoredAssets: Readonly<Record<string, string>> = {
  'vendor/pico.css': '@picocss/pico/css/pico.conditional.min.css',
  'vendor/htmx.js': 'htmx.org/dist/htmx.min.js',
}
