// Queues and topics, however many there are: filtered, sorted and cut into pages by the server.

import {h} from '../dom.js';
import {get, post} from '../api.js';
import {dialog} from '../dialog.js';
import {every, update} from '../live.js';
import {notice} from '../notices.js';
import {ago, number, rate} from '../format.js';
import {button, choice, destinationLink, empty, field, hash, marks, pager, table} from '../parts.js';

const LIMIT = 50;
const KINDS = [['', 'All'], ['queue', 'Queues'], ['topic', 'Topics']];
const SHOWN = [['all', 'all'], ['waiting', 'with messages'], ['unattended', 'messages but no consumer'],
    ['dead', 'dead letters'], ['paused', 'paused']];

export function destinations(page, parameters, session) {
    const wanted = {
        filter: parameters.get('filter') ?? '',
        kind: parameters.get('kind') ?? '',
        show: parameters.get('show') ?? 'all',
        sort: parameters.get('sort') ?? 'name',
        descending: parameters.get('descending') === 'true',
        offset: Number(parameters.get('offset') ?? 0),
    };
    const problem = h('div', {});
    const list = h('div', {});
    const kinds = h('div', {});
    const filter = h('input', {type: 'search', value: wanted.filter, placeholder: 'part of a name, or orders.*',
        'aria-label': 'Filter by name', spellcheck: 'false'});
    const which = h('select', {'aria-label': 'Show', onchange: () => change({show: which.value})},
        SHOWN.map(([value, text]) => h('option', {value, selected: value === wanted.show}, text)));
    let typing;
    filter.addEventListener('input', () => {
        clearTimeout(typing);
        typing = setTimeout(() => change({filter: filter.value.trim()}), 250);
    });

    page.append(
        h('div', {class: 'heading'}, h('h1', {}, 'Destinations'), h('span', {class: 'space'}),
            session.readOnly ? null : button('New destination', create, {tone: 'primary'})),
        h('div', {class: 'controls'}, filter, kinds, h('label', {class: 'inline'}, 'Show ', which)),
        problem, list);

    function change(other) {
        Object.assign(wanted, {offset: 0}, other);
        const {kind, show, sort, descending, offset} = wanted;
        window.history.replaceState(null, '', hash('destinations', {filter: wanted.filter, kind,
            show: show === 'all' ? '' : show, sort: sort === 'name' ? '' : sort, descending: descending || '',
            offset: offset || ''}));
        drawKinds();
        look();
    }

    function drawKinds() {
        update(kinds, choice('Kind', KINDS, wanted.kind, (kind) => change({kind})));
    }

    function draw(found) {
        const rows = found.destinations;
        update(list, h('div', {class: 'card flush'},
            rows.length ? table({
                caption: 'Destinations',
                rows,
                key: ({name}) => name,
                sorting: {...wanted, onsort: (sort, descending) => change({sort, descending})},
                columns: [
                    {title: 'Name', sort: 'name', tone: 'wide', cell: (one) => [destinationLink(one.name), marks(one)]},
                    {title: 'Waiting', sort: 'ready', tone: 'figure', cell: ({ready}) => number(ready)},
                    {title: 'In hand', sort: 'inHand', tone: 'figure', cell: ({inHand}) => number(inHand)},
                    {title: 'Not due', sort: 'delayed', tone: 'figure', cell: ({delayed}) => number(delayed)},
                    {title: 'Next sent', tone: 'figure', cell: ({next}) => ago(next)},
                    {title: 'Consumers', sort: 'consumers', tone: 'figure', cell: ({consumers}) => number(consumers)},
                    {title: 'In/s', sort: 'arrivedPerSecond', tone: 'figure',
                        cell: ({arrivedPerSecond}) => rate(arrivedPerSecond)},
                    {title: 'Out/s', sort: 'settledPerSecond', tone: 'figure',
                        cell: ({settledPerSecond}) => rate(settledPerSecond)},
                ],
            }) : empty(wanted.filter || wanted.show !== 'all' || wanted.kind
                ? 'No destination is like that.' : 'There are no destinations yet: they come into being when they are used.'),
            h('footer', {}, rows.length
                ? h('span', {class: 'muted small'}, 'counted ', ago(found.countedAt)) : null,
            h('span', {class: 'space'}),
            pager({offset: wanted.offset, limit: LIMIT, shown: rows.length, total: found.total,
                more: wanted.offset + rows.length < found.total, onpage: (offset) => change({offset})}))));
    }

    function create() {
        const name = h('input', {type: 'text', required: true, autocomplete: 'off', spellcheck: 'false'});
        const kind = h('select', {}, h('option', {value: 'queue'}, 'Queue'), h('option', {value: 'topic'}, 'Topic'));
        dialog({
            title: 'New destination',
            action: 'Create',
            content: [field('Kind', kind), field('Name', name,
                'Destinations also come into being when an application uses them.')],
            act: async () => {
                const full = `${kind.value}://${name.value.trim()}`;
                await post('destinations/create', {name: full});
                notice(`${full} is there`);
                look();
            },
        });
    }

    drawKinds();
    const look = every(4_000, problem, async (signal) => {
        draw(await get('destinations', {...wanted, limit: LIMIT}, signal));
    });
}
