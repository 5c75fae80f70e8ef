// Elements without HTML: whatever comes from a message becomes text, never markup.

const SVG = 'http://www.w3.org/2000/svg';

function fill(node, children) {
    for (const child of children.flat(Infinity)) {
        if (child !== null && child !== undefined && child !== false) {
            node.append(child instanceof Node ? child : String(child));
        }
    }
    return node;
}

function apply(node, properties) {
    for (const [name, value] of Object.entries(properties ?? {})) {
        if (value === null || value === undefined || value === false) {
            continue;
        }
        if (name.startsWith('on')) {
            node.addEventListener(name.slice(2), value);
        } else if (name === 'value' || name === 'checked' || name === 'indeterminate') {
            node[name] = value;
        } else {
            node.setAttribute(name, value === true ? '' : value);
        }
    }
    return node;
}

/** An element of HTML: h('a', {href: '#/', onclick: f}, 'text', other). */
export function h(tag, properties, ...children) {
    return fill(apply(document.createElement(tag), properties), children);
}

/** An element of SVG. */
export function s(tag, properties, ...children) {
    return fill(apply(document.createElementNS(SVG, tag), properties), children);
}

/** Puts other children in place of those there are. */
export function show(node, ...children) {
    node.replaceChildren();
    return fill(node, children);
}

const ICONS = {
    overview: 'M3 13h6V3H3zm0 8h6v-6H3zm8 0h10V11H11zm0-18v6h10V3z',
    destinations: 'M4 6h16v3H4zm0 5h16v3H4zm0 5h10v3H4z',
    dead: 'M12 2 1 21h22zm1 15h-2v-2h2zm0-4h-2V9h2z',
    subscriptions: 'M4 11a9 9 0 0 1 9 9h-3a6 6 0 0 0-6-6zm0-7a16 16 0 0 1 16 16h-3A13 13 0 0 0 4 7zm2 12a2 2 0 1 1 0 4 2 2 0 0 1 0-4',
    branches: 'M6 3a3 3 0 0 1 1 5.8V11h8a2 2 0 0 0 2-2 3 3 0 1 1 2 0 4 4 0 0 1-4 4H7v2.2A3 3 0 1 1 5 15.200V8.800A3 3 0 0 1 6 3',
    connections: 'M7 2v5H5v4a5 5 0 0 0 5 5h1v6h2v-6h1a5 5 0 0 0 5-5V7h-2V2h-2v5H9V2z',
    nodes: 'M4 3h16v7H4zm0 11h16v7H4zm3-8v1h2V6zm0 11v1h2v-1z',
    health: 'M3 12h4l3-8 4 16 3-8h4v2h-3l-4 10-4-15-2 5H3z',
    operations: 'M12 4V1l5 4-5 4V6a6 6 0 1 0 6 6h2a8 8 0 1 1-8-8',
    pause: 'M6 4h4v16H6zm8 0h4v16h-4z',
    play: 'M7 4v16l13-8z',
    send: 'M2 21 23 12 2 3v7l15 2-15 2z',
    close: 'm6 4 6 6 6-6 2 2-6 6 6 6-2 2-6-6-6 6-2-2 6-6-6-6z',
    theme: 'M12 3a9 9 0 1 0 0 18zm0-2a11 11 0 1 1 0 22 11 11 0 0 1 0-22',
    leave: 'M4 3h9v2H6v14h7v2H4zm11 4 6 5-6 5v-4H9v-2h6z',
    queue: 'M3 5h18v4H3zm0 6h18v4H3zm0 6h10v3H3z',
    topic: 'M12 10a2 2 0 1 1 0 4 2 2 0 0 1 0-4M6 6l1.500 1.500a6.500 6.500 0 0 0 0 9L6 18a8.500 8.500 0 0 1 0-12m12 0a8.500 8.500 0 0 1 0 12l-1.500-1.500a6.500 6.500 0 0 0 0-9z',
};

/** A picture beside words; screen readers leave it out. */
export function icon(name) {
    return s('svg', {viewBox: '0 0 24 24', class: 'icon', 'aria-hidden': 'true', focusable: 'false'},
        s('path', {d: ICONS[name], fill: 'currentColor'}));
}
