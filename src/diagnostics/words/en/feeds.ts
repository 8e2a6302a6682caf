import { type CodeWords, named, type Values } from '../words.ts';
import { plural } from './plural.ts';

/** Kinds of files, as people call them. */
export const formats: Readonly<Record<string, string>> = {
  csv: 'a table (CSV)',
  xlsx: 'Excel',
  json: 'JSON',
  yml: 'a feed of Yandex Market (YML)',
  google: 'a feed of Google Merchant',
  commerceml: 'an exchange of 1C (CommerceML)',
  shopify: 'an export of Shopify',
  woocommerce: 'an export of WooCommerce',
};

/** Why a feed cannot be read to its end. */
const feedProblems: Readonly<Record<string, string>> = {
  'cut-off': 'the file ends in the middle: it was cut off on its way',
  'not-well-formed': 'the file is damaged here: it does not go on as its format demands',
  entity: 'a reference stands here that only the file itself could explain; those are never followed',
  ampersand: 'a & stands alone here: XML writes it &amp;',
  'too-long': 'what begins here does not end within a million characters',
  'too-deep': 'elements lie in each other more than a hundred levels deep',
};

/** Why a packed file cannot be read. */
const packProblems: Readonly<Record<string, string>> = {
  broken: 'the archive is damaged, or was cut off',
  'cut-off': 'the packed file ends in the middle: it was cut off on its way',
  'too-large': 'what is in the archive is larger than a catalog may be',
  encrypted: 'the archive is locked by a password',
  empty: 'there is nothing in the archive',
  several: 'there are several files in the archive, and it is not said which one is the catalog',
};

/** Why products were left out on purpose, after their number. */
export const leftOut: Readonly<Record<string, string>> = {
  unpublished: 'hidden in the shop, or drafts',
  'variants-parent': 'they only stand for their variants',
  deleted: 'marked as deleted',
  'no-offer': 'no price list offers them',
  'not-goods': 'services, gift cards or sets, which are no goods',
  'unknown-goods': 'priced, but described nowhere',
};

/** `ZC320` and on: addresses of feeds. `ZK140` and on: files that are no table of text. */
export const feedWords = {
  ZC320: {
    title: 'Feed without https',
    why: 'Over plain http anybody on the way could change the prices that customers see.',
    message: (v) => `${v['url']} is not an https address`,
    hint: () => 'ask the shop for its https address; http is only for a server on this machine, in zeta dev',
  },
  ZC321: {
    title: 'Feed asked too often',
    why: 'Shops lock out whoever asks too often, and then there are no fresh prices at all.',
    message: (v) => `every ${v['every']} is too often: ${v['least']} at least`,
    hint: () => 'most shops write their feed once an hour: 1h',
  },
  ZC322: {
    title: 'Stale before it is fresh',
    why: 'Prices would read as old between one answer of the feed and the next, although all is well.',
    message: (v) => `stale after ${v['stale']}, but asked every ${v['every']}`,
    hint: () => 'let several answers fail first: stale_after: 1d for every: 1h',
  },
  ZC323: {
    title: 'Feed named twice',
    why: 'The shop would be asked twice for the same file; one entry can take several fields.',
    message: (v) => `${v['url']} stands here a second time`,
    hint: () => 'put all fields into one entry',
  },
  ZK140: {
    title: 'Kind of file detected',
    why: 'What the file was taken for, so that a wrong guess is seen at once.',
    message: (v) => [named(formats, v['format']), ...detailsOf(v)].join(', '),
  },
  ZK141: {
    title: 'Page instead of a catalog',
    why: 'A link that has expired or asks for a password answers with a page: it holds no products.',
    message: (v) =>
      v['kind'] === 'pointer'
        ? 'this is a pointer of Git LFS, and not the catalog itself'
        : 'this is a web page, and not a catalog',
    hint: (v) =>
      v['kind'] === 'pointer'
        ? 'fetch the files with git lfs pull; in a workflow: actions/checkout with lfs: true'
        : 'open the link in a browser: it may lead to a login, or the file has another address now',
  },
  ZK142: {
    title: 'Unknown kind of file',
    why: 'A file is read by the rules of its kind, and this one follows none of them.',
    message: (v) =>
      v['wanted']
        ? `city.yaml says that this is ${named(formats, v['wanted'])}, and it is not`
        : `no catalog begins with <${v['element']}>`,
    hint: (v) =>
      v['wanted']
        ? 'remove catalog.format.type: the kind is found in the file'
        : 'export the goods as YML, Google Merchant, CommerceML, Excel, JSON or CSV',
  },
  ZK143: {
    title: 'Damaged feed',
    why: 'The rest of the file cannot be read, and a catalog without half of its products must not be shown.',
    message: (v) => named(feedProblems, v['problem']),
    hint: (v) =>
      v['problem'] === 'ampersand'
        ? 'have it exported with &amp;, or replace each & of a text by &amp;'
        : 'export or download the file again',
  },
  ZK144: {
    title: 'Archive not readable',
    why: 'What is in the archive cannot be read.',
    message: (v) => named(packProblems, v['problem']),
    hint: (v) =>
      v['problem'] === 'several'
        ? 'leave only the catalog in the archive'
        : 'pack or download the file again',
  },
  ZK145: {
    title: 'Old Excel file',
    why: 'Files of Excel before 2007 (.xls) are stored in a way of their own, which is not read.',
    message: () => 'this is an Excel file of the old kind (.xls)',
    hint: () => 'save it as .xlsx',
  },
  ZK146: {
    title: 'Exchange of 1C not complete',
    why: 'Goods are described in one file of 1C (import.xml), and their prices are in another (offers.xml).',
    message: (v) =>
      v['problem'] === 'no-goods' ? 'no file describes goods' : 'no file gives the prices of the goods',
    hint: () => 'name the folder or the zip that holds both import.xml and offers.xml',
  },
  ZK147: {
    title: 'Changes only',
    why: 'An exchange that holds only what changed is no whole catalog: all other products would be missing.',
    message: () => '1C says that this exchange holds only what changed',
    hint: () => 'export the whole catalog',
  },
  ZK148: {
    title: 'Kind of price not certain',
    why: 'A wholesale price shown to customers would be an offer to them.',
    message: (v) => `the goods have several prices that differ: ${v['types']}`,
    hint: (v) =>
      `name the kind that customers pay in city.yaml: catalog: { columns: { price: ${JSON.stringify(v['likely'])} } }`,
  },
  ZK149: {
    title: 'Products left out',
    why: 'The shop does not offer these itself, so they are not shown here either.',
    message: (v) => `${plural(Number(v['count']), 'product')} left out: ${named(leftOut, v['why'])}`,
  },
} satisfies Readonly<Record<string, CodeWords>>;

function detailsOf(v: Values): readonly string[] {
  return [
    ...(v['packed'] ? [String(v['packed'])] : []),
    ...(v['encoding'] ? [String(v['encoding'])] : []),
    ...(v['sheet'] === undefined ? [] : [`sheet "${v['sheet']}"`]),
    ...(v['others'] === undefined ? [] : [`without the sheets ${v['others']}`]),
    ...(v['columns'] === undefined ? [] : [plural(Number(v['columns']), 'column')]),
    plural(Number(v['count']), 'product'),
    ...(v['unread'] ? [`not read: ${v['unread']}`] : []),
  ];
}
