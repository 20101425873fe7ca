import { createElement, type ReactNode } from "react";

/** The little of a DOM that Observable Plot needs to build an SVG where there is no browser, and that becomes React elements. */
export class SvgDocument {
  readonly documentElement = new SvgElement(this, "html");
  createElementNS(_namespace: string, name: string): SvgElement {
    return new SvgElement(this, name);
  }
  createElement(name: string): SvgElement {
    return new SvgElement(this, name);
  }
  createTextNode(text: string): SvgText {
    return new SvgText(this, text);
  }
  querySelector(): null {
    return null;
  }
  querySelectorAll(): readonly never[] {
    return [];
  }
}

type SvgNode = SvgElement | SvgText;

class SvgText {
  parentNode: SvgElement | null = null;
  constructor(
    readonly ownerDocument: SvgDocument,
    readonly nodeValue: string,
  ) {}
  toReact(): ReactNode {
    return this.nodeValue;
  }
}

const NO_STYLE = { setProperty: () => undefined, removeProperty: () => undefined };

export class SvgElement {
  readonly attributes = new Map<string, string>();
  children: SvgNode[] = [];
  parentNode: SvgElement | null = null;
  readonly style = NO_STYLE;
  constructor(
    readonly ownerDocument: SvgDocument,
    readonly tagName: string,
  ) {}
  setAttribute(name: string, value: unknown): void {
    this.attributes.set(name, String(value));
  }
  setAttributeNS(_namespace: string, name: string, value: unknown): void {
    this.setAttribute(name, value);
  }
  getAttribute(name: string): string | null {
    return this.attributes.get(name) ?? null;
  }
  hasAttribute(name: string): boolean {
    return this.attributes.has(name);
  }
  removeAttribute(name: string): void {
    this.attributes.delete(name);
  }
  addEventListener(): void {}
  removeEventListener(): void {}
  append(...nodes: readonly (SvgNode | string)[]): void {
    for (const node of nodes)
      this.appendChild(typeof node === "string" ? this.ownerDocument.createTextNode(node) : node);
  }
  appendChild(node: SvgNode): SvgNode {
    return this.insertBefore(node, null);
  }
  insertBefore(node: SvgNode, before: SvgNode | null): SvgNode {
    const at = before === null ? -1 : this.children.indexOf(before);
    this.children.splice(at < 0 ? this.children.length : at, 0, node);
    node.parentNode = this;
    return node;
  }
  querySelector(): null {
    return null;
  }
  querySelectorAll(): readonly never[] {
    return [];
  }
  set textContent(text: string) {
    this.children = [this.ownerDocument.createTextNode(text)];
  }
  /** Without ARIA: the figure around it says in words what it shows. */
  toReact(key?: number): ReactNode {
    const attributes = [...this.attributes].filter(([name]) => !name.startsWith("aria-"));
    const keyed: readonly (readonly [string, string])[] = key === undefined ? [] : [["key", String(key)]];
    const props = attributes.map(([name, value]) => [propOf(name), value] as const);
    const children = this.children.map((child, i) => child.toReact(i));
    return createElement<Record<string, string>>(
      this.tagName,
      Object.fromEntries([...props, ...keyed]),
      ...children,
    );
  }
}

function propOf(name: string): string {
  if (name === "class") return "className";
  return name.replace(/[-:]([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
