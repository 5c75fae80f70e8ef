// One message with everything it has.

import {h, icon, show} from './dom.js';
import {address, get} from './api.js';
import {ago, bytes, time} from './format.js';
import {badge, empty, failure} from './parts.js';

/** Opens the message at a position, beside the page. */
export async function openMessage(source, position) {
    const inside = h('div', {class: 'body'}, empty('Looking …'));
    const box = h('dialog', {class: 'drawer', 'aria-label': 'Message'},
        h('header', {}, h('h2', {}, 'Message'),
            h('button', {type: 'button', class: 'plain', 'aria-label': 'Close', onclick: () => box.close()},
                icon('close'))),
        inside);
    box.addEventListener('close', () => box.remove());
    box.addEventListener('click', (event) => event.target === box && box.close());
    document.body.append(box);
    box.showModal();
    try {
        show(inside, content(source, await get('message', {source, position})));
    } catch (error) {
        show(inside, failure(error));
    }
}

function list(entries) {
    return h('dl', {class: 'properties'}, entries.filter(([, value]) => value !== null && value !== undefined
        && value !== '').map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]));
}

function content(source, message) {
    const properties = Object.entries(message.properties);
    return [
        h('section', {}, h('h3', {}, 'Body', badge(message.bodyType.toLowerCase(), 'kind')), body(message),
            message.bodyType === 'NONE' ? null : h('p', {class: 'small'},
                h('a', {href: address('message/body', {source, position: message.position}), download: ''},
                    `Save all of it (${message.bodyType === 'TEXT' ? `${message.bodySize} characters`
                        : bytes(message.bodySize)})`))),
        h('section', {}, h('h3', {}, 'Properties'), properties.length ? list(properties) : empty('It has none.')),
        h('section', {}, h('h3', {}, 'Headers'), list([
            ['Message ID', h('code', {}, message.id)],
            ['Position', message.position],
            ['Sent', [time(message.timestamp), ' (', ago(message.timestamp), ')']],
            ['Priority', message.priority],
            ['Kept', message.persistent ? 'persistent' : 'not persistent'],
            ['Deliveries', message.inHand ? `${message.deliveries}, in hand now` : message.deliveries],
            ['Due', message.deliveryTime > message.timestamp ? time(message.deliveryTime) : null],
            ['Expires', message.expiration ? time(message.expiration) : 'never'],
            ['Correlation ID', message.correlationId],
            ['Reply to', message.replyTo],
            ['Type', message.type],
        ])),
    ];
}

function body(message) {
    if (message.text !== null) {
        const pretty = formatted(message.text);
        return [h('pre', {tabindex: '0', 'aria-label': 'Body'}, pretty ?? message.text),
            message.cut ? h('p', {class: 'muted small'}, 'Only the beginning is shown.') : null];
    }
    if (message.bytes !== null) {
        return [h('pre', {tabindex: '0', 'aria-label': 'Body in hexadecimal', class: 'hex'}, dump(message.bytes)),
            message.cut ? h('p', {class: 'muted small'}, 'Only the beginning is shown.') : null];
    }
    return empty('It has none.');
}

/** JSON on several lines; only spaces between its parts change, so that numbers stay as they are. */
function formatted(text) {
    try {
        if (!/^\s*[[{]/.test(text) || typeof JSON.parse(text) !== 'object') {
            return null;
        }
    } catch {
        return null;
    }
    let depth = 0;
    const line = () => `\n${'  '.repeat(depth)}`;
    return text.match(/"(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s[\]{},:"]+/g).map((part, index, parts) => {
        if (part === '{' || part === '[') {
            if (parts[index + 1] === '}' || parts[index + 1] === ']') {
                return part;
            }
            depth++;
            return part + line();
        }
        if (part === '}' || part === ']') {
            if (parts[index - 1] === '{' || parts[index - 1] === '[') {
                return part;
            }
            depth--;
            return line() + part;
        }
        return part === ',' ? part + line() : part === ':' ? ': ' : part;
    }).join('');
}

function dump(base64) {
    const raw = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const lines = [];
    for (let at = 0; at < raw.length; at += 16) {
        const part = [...raw.subarray(at, at + 16)];
        lines.push(`${at.toString(16).padStart(6, '0')}  ${part.map((value) => value.toString(16).padStart(2, '0'))
            .join(' ').padEnd(48)} ${part.map((value) =>
            (value >= 32 && value < 127 ? String.fromCharCode(value) : '·')).join('')}`);
    }
    return lines.join('\n');
}
