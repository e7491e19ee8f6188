/** The name a payload calls or sets, and the site it calls: whoever sees either was attacked. */
export const canary = 'kcAttacked'
const foreignHost = 'attack.invalid'

const call = `window.${canary}=1;alert(1)`

/** Markup that runs in a page which writes it down unescaped, one for each way into a page. */
export const scriptPayloads: readonly string[] = [
  `<script>${call}</script>`,
  `"><script>${call}</script>`,
  `'><img src=x onerror="${call}">`,
  `<svg onload="${call}">`,
  `<svg><animate onbegin="${call}" attributeName=x dur=1s>`,
  `</title><script>${call}</script>`,
  `</textarea><script>${call}</script>`,
  `</script><script>${call}</script>`,
  `</style><script>${call}</script>`,
  `--><script>${call}</script>`,
  `" autofocus onfocus="${call}" x="`,
  `' autofocus onfocus='${call}' x='`,
  `javascript:${call}`,
  `jAvAsCrIpT:${call}//http://`,
  `data:text/html,<script>${call}</script>`,
  `<iframe srcdoc="<script>parent.${call}</script>">`,
  `<object data="javascript:${call}">`,
  `<form action="https://${foreignHost}/"><button>x</button></form>`,
  `<base href="https://${foreignHost}/">`,
  `<meta http-equiv="refresh" content="0;url=https://${foreignHost}/">`,
  `<link rel="stylesheet" href="https://${foreignHost}/a.css">`,
  `<img src="https://${foreignHost}/a.png">`,
  `<math><mtext><table><mglyph><style><img src=x onerror="${call}">`,
  `<details open ontoggle="${call}">`,
  '{{constructor.constructor("' + call + '")()}}',
  '${' + call + '}',
  `\u003cscript\u003e${call}\u003c/script\u003e`,
  `&lt;script&gt;${call}&lt;/script&gt;`,
  `<scr\u0000ipt>${call}</scr\u0000ipt>`.replaceAll('\u0000', ''),
  `<a href="javascript:${call}" id="kc-link">x</a>`,
]
