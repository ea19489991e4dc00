/** Reads markup the way a browser would, so that two pieces can be compared by structure, attributes and text. */
import { HTMLElement, NodeType, parse, TextNode, type Node } from 'node-html-parser';

export interface Branch {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Branch | string)[];
}

const inline = new Set(['a', 'span', 'strong', 'em', 'b', 'i', 'code', 'time', 'input', 'button', 'svg', 'label', 'abbr', 'small']);

/** Attributes whose value is a list of words or numbers, however they are spaced. */
const spaced = new Set(['class', 'd']);

/** The tree below `markup`. Space counts between words and inline elements, and not beside a block. */
export function domOf(markup: string): readonly (Branch | string)[] {
  return childrenOf(parse(markup, { comment: false }));
}

function childrenOf(element: HTMLElement): readonly (Branch | string)[] {
  const exact = element.rawTagName === 'textarea' || element.rawTagName === 'pre';
  const found = element.childNodes.map((node) => branchOf(node, exact)).filter((node) => node !== '');
  if (exact) return found;
  return withoutLooseSpace(found);
}

function withoutLooseSpace(nodes: readonly (Branch | string)[]): readonly (Branch | string)[] {
  const trimmed = nodes.map((node, index) => (typeof node === 'string' ? trim(node, nodes[index - 1], nodes[index + 1]) : node));
  return trimmed.filter((node) => node !== '');
}

function branchOf(node: Node, exact: boolean): Branch | string {
  if (node instanceof HTMLElement) return { tag: node.rawTagName, attributes: attributesOf(node), children: childrenOf(node) };
  if (node.nodeType !== NodeType.TEXT_NODE || !(node instanceof TextNode)) return '';
  return exact ? node.text : node.text.replace(/[ \t\r\n]+/g, ' ');
}

function attributesOf(element: HTMLElement): Readonly<Record<string, string>> {
  const own = Object.entries(element.attributes).map(([name, value]) => [name, spaced.has(name) ? value.trim().split(/\s+/).join(' ') : value] as const);
  return Object.fromEntries(own.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function trim(text: string, before: Branch | string | undefined, after: Branch | string | undefined): string {
  const isInline = (node: Branch | string | undefined): boolean => typeof node === 'string' || (node !== undefined && inline.has(node.tag));
  let out = text;
  if (!isInline(before)) out = out.trimStart();
  if (!isInline(after)) out = out.trimEnd();
  return out;
}

/** The tree without the elements for which `leaveOut` holds. */
export function without(tree: readonly (Branch | string)[], leaveOut: (branch: Branch) => boolean): readonly (Branch | string)[] {
  const kept = tree
    .filter((node) => typeof node === 'string' || !leaveOut(node))
    .map((node) => (typeof node === 'string' ? node : { ...node, children: without(node.children, leaveOut) }));
  return withoutLooseSpace(kept);
}
