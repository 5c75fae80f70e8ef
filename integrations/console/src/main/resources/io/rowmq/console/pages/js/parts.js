// Parts that pages are made of.

import {h, icon} from './dom.js';
import {get} from './api.js';
import {isTopic, plain} from './format.js';

/** A word with a colour. */
export const badge = (text, tone = '') => h('span', {class: `badge ${tone}`}, text);

/** A button. */
export function button(text, onclick, {tone = '', picture, disabled, title, focus} = {}) {
    return h('button', {type: 'button', class: `button ${tone}`, onclick, disabled, title, 'data-focus': focus},
        picture ? icon(picture) : null, text);
}

/** An address inside the console. */
export function link(page, parameters, ...children) {
    return h('a', {href: hash(page, parameters)}, ...children);
}

export function hash(page, parameters = {}) {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(parameters)) {
        if (value !== null && value !== undefined && value !== '') {
            query.set(name, value);
        }
    }
    const text = query.toString();
    return `#/${page}${text ? `?${text}` : ''}`;
}

/** A destination's name, which leads to it. */
export function destinationLink(name) {
    return h('a', {href: hash('destination', {name}), class: 'name', 'data-focus': `to-${name}`},
        icon(isTopic(name) ? 'topic' : 'queue'),
        h('span', {class: 'hidden'}, isTopic(name) ? 'topic ' : 'queue '), plain(name));
}

/** What is particular about a destination. */
export function marks(destination) {
    return [
        destination.paused ? badge('paused', 'warning') : null,
        destination.deadLetters ? badge('dead letters', 'danger') : null,
        destination.temporary ? badge('temporary') : null,
    ];
}

/** A large number with a word. */
export function tile(label, value, {tone = '', href, detail} = {}) {
    const inside = [h('span', {class: 'label'}, label), h('span', {class: 'value'}, value),
        detail ? h('span', {class: 'detail'}, detail) : null];
    return href
        ? h('a', {class: `tile card ${tone}`, href}, inside)
        : h('div', {class: `tile card ${tone}`}, inside);
}

export const tiles = (...all) => h('div', {class: 'tiles'}, all);

export function card(title, ...children) {
    return h('section', {class: 'card'}, h('h2', {}, title), children);
}

export const empty = (...text) => h('p', {class: 'empty'}, text);

/** What went wrong, where it was asked for. */
export function failure(error) {
    return h('div', {class: 'failure', role: 'alert'}, h('strong', {}, error.message),
        error.code ? h('code', {}, error.code) : null);
}

/**
 * A table. columns: [{title, sort, tone, cell(row)}]; sorting: {sort, descending, onsort(sort, descending)}.
 */
export function table({caption, columns, rows, sorting, key}) {
    const head = columns.map(({title, sort, tone = ''}) => {
        if (!sort || !sorting) {
            return h('th', {scope: 'col', class: tone}, title);
        }
        const active = sorting.sort === sort;
        const order = active ? (sorting.descending ? 'descending' : 'ascending') : 'none';
        return h('th', {scope: 'col', class: tone, 'aria-sort': order},
            h('button', {type: 'button', class: 'sort', 'data-focus': `sort-${sort}`,
                onclick: () => sorting.onsort(sort, active ? !sorting.descending : sort !== 'name')},
            title, h('span', {'aria-hidden': 'true', class: 'arrow'}, !active ? '' : sorting.descending ? '▼' : '▲')));
    });
    return h('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption, 'data-focus': caption},
        h('table', {}, h('caption', {class: 'hidden'}, caption), h('thead', {}, h('tr', {}, head)),
            h('tbody', {}, rows.map((row) => h('tr', {'data-key': key ? key(row) : null},
                columns.map(({cell, tone = ''}) => h('td', {class: tone}, cell(row))))))));
}

/** Before and after. */
export function pager({offset, limit, shown, total, more, onpage}) {
    const last = offset + shown;
    const text = shown === 0 ? 'none' : `${(offset + 1).toLocaleString('en')}–${last.toLocaleString('en')}`
        + (total === undefined ? '' : ` of ${total.toLocaleString('en')}`);
    return h('nav', {class: 'pager', 'aria-label': 'Pages'},
        h('span', {'aria-live': 'polite'}, text),
        h('button', {type: 'button', class: 'button', 'data-focus': 'page-back', disabled: offset === 0,
            onclick: () => onpage(Math.max(0, offset - limit))}, 'Back'),
        h('button', {type: 'button', class: 'button', 'data-focus': 'page-next', disabled: !more,
            onclick: () => onpage(offset + limit)}, 'Next'));
}

/** A field with its label. */
export function field(label, input, hint) {
    const id = `field-${label.replace(/\W+/g, '-').toLowerCase()}-${field.count = (field.count ?? 0) + 1}`;
    input.id = id;
    const hintId = `${id}-hint`;
    if (hint) {
        input.setAttribute('aria-describedby', hintId);
    }
    return h('div', {class: 'field'}, h('label', {for: id}, label), input,
        hint ? h('p', {id: hintId, class: 'hint'}, hint) : null);
}

/** A choice of one among few. */
export function choice(label, options, value, onchange) {
    return h('div', {class: 'choice', role: 'group', 'aria-label': label}, options.map(([key, text]) =>
        h('button', {type: 'button', 'aria-pressed': String(key === value), 'data-focus': `choice-${label}-${key}`,
            onclick: () => onchange(key)}, text)));
}

/** A field for a destination that suggests those there are. */
export function destinationField(label, hint) {
    const options = h('datalist', {id: `suggestions-${destinationField.count = (destinationField.count ?? 0) + 1}`});
    const input = h('input', {type: 'text', required: true, autocomplete: 'off', spellcheck: 'false',
        list: options.id, placeholder: 'queue://name or topic://name'});
    let waiting;
    input.addEventListener('input', () => {
        clearTimeout(waiting);
        waiting = setTimeout(async () => {
            const wanted = input.value;
            const found = await get('destinations', {filter: plain(wanted), limit: 20}).catch(() => null);
            if (found && input.value === wanted) {
                options.replaceChildren(...found.destinations.map(({name}) => h('option', {value: name})));
            }
        }, 200);
    });
    return {input, node: h('div', {}, field(label, input, hint), options)};
}
