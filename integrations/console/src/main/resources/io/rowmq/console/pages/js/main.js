// The frame around the pages: who is logged in, where one can go, and which page is shown.

import {h, icon, show} from './dom.js';
import {get, post, useToken} from './api.js';
import {attach, complain, notice} from './notices.js';
import {isPaused, leave, pause} from './live.js';
import {failure, hash} from './parts.js';
import {plain} from './format.js';
import {loginPage} from './pages/login.js';
import {overview} from './pages/overview.js';
import {destinations} from './pages/destinations.js';
import {destination} from './pages/destination.js';
import {dead} from './pages/dead.js';
import {subscription, subscriptions} from './pages/subscriptions.js';
import {branches} from './pages/branches.js';
import {connections} from './pages/connections.js';
import {nodes} from './pages/nodes.js';
import {health} from './pages/health.js';
import {operations} from './pages/operations.js';

const PAGES = [
    {name: 'overview', title: 'Overview', page: overview},
    {name: 'destinations', title: 'Destinations', page: destinations},
    {name: 'dead', title: 'Dead letters', page: dead},
    {name: 'subscriptions', title: 'Subscriptions', page: subscriptions},
    {name: 'operations', title: 'Operations', page: operations},
    {name: 'branches', title: 'In doubt', page: branches, administrators: true},
    {name: 'connections', title: 'Connections', page: connections, administrators: true},
    {name: 'nodes', title: 'JVMs', page: nodes, administrators: true},
    {name: 'health', title: 'Health', page: health},
];
const INNER = {
    destination: {title: 'Destination', page: destination, under: 'destinations'},
    subscription: {title: 'Subscription', page: subscription, under: 'subscriptions'},
};

const main = h('main', {id: 'main', tabindex: '-1'});
let session = null;
let shown = '';

/** '#/page?name=value' in parts. */
function place() {
    const [path, query = ''] = window.location.hash.replace(/^#\/?/, '').split(/\?(.*)/s);
    const [name, rest] = path.split('/');
    return {name: name || 'overview', rest, parameters: new URLSearchParams(query)};
}

async function start() {
    attach(document.body);
    const {name, rest} = place();
    if (name === 'login' && rest) {
        // the secret must not stay in the address bar
        window.history.replaceState(null, '', '#/overview');
        try {
            enter(await post('login', {secret: rest}));
            return;
        } catch (error) {
            complain(error);
        }
    }
    try {
        enter(await get('session'));
    } catch (error) {
        if (error.status !== 401) {
            complain(error);
        }
        login();
    }
}

async function login() {
    leave();
    session = null;
    document.title = 'Log in · RowMQ console';
    show(document.body, await loginPage(enter));
    attach(document.body);
}

function enter(about) {
    session = about;
    useToken(about.token);
    show(document.body, h('a', {href: '#main', class: 'skip', onclick: skip}, 'Skip to the page'), bar(), side(),
        main);
    attach(document.body);
    route();
}

function skip(event) {
    event.preventDefault();
    main.focus();
}

function bar() {
    const live = h('button', {type: 'button', class: 'plain worded', 'aria-pressed': 'false', onclick: () => {
        pause(!isPaused());
        live.setAttribute('aria-pressed', String(isPaused()));
        show(live, icon(isPaused() ? 'play' : 'pause'), isPaused() ? 'Go on' : 'Hold');
        live.title = isPaused() ? 'Show what happens again' : 'Let the pages stand still';
    }}, icon('pause'), 'Hold');
    live.title = 'Let the pages stand still';
    return h('header', {class: 'bar'},
        h('a', {href: '#/overview', class: 'brand'}, h('img', {src: '/logo.svg', alt: '', width: '28', height: '28'}),
            'RowMQ'),
        h('span', {class: 'database', title: session.database}, session.database),
        session.note ? h('span', {class: 'note', title: session.note}, session.note) : null,
        session.readOnly ? h('span', {class: 'badge warning'}, 'looking only') : null,
        h('span', {class: 'space'}),
        live,
        h('button', {type: 'button', class: 'plain', 'aria-label': 'Light or dark', title: 'Light or dark',
            onclick: switchTheme}, icon('theme')),
        session.user ? h('span', {class: 'user'}, session.user) : null,
        h('button', {type: 'button', class: 'plain worded', onclick: logout}, icon('leave'), 'Log out'));
}

function side() {
    return h('nav', {class: 'side', 'aria-label': 'Pages'},
        h('ul', {}, PAGES.filter(({administrators}) => !administrators || session.administrator)
            .map(({name, title}) => h('li', {},
                h('a', {href: hash(name), 'data-page': name}, icon(name), h('span', {}, title))))));
}

async function logout() {
    try {
        await post('logout');
    } catch (error) {
        complain(error);
    }
    login();
}

function switchTheme() {
    const dark = window.getComputedStyle(document.documentElement).colorScheme === 'dark'
        || (!document.documentElement.dataset.theme && window.matchMedia('(prefers-color-scheme: dark)').matches);
    theme(dark ? 'light' : 'dark');
}

function theme(value) {
    if (value === 'light' || value === 'dark') {
        document.documentElement.dataset.theme = value;
        window.localStorage.setItem('theme', value);
    }
}

async function route() {
    if (!session) {
        return;
    }
    leave();
    document.querySelectorAll('dialog').forEach((box) => box.close());
    const {name, parameters} = place();
    const entry = PAGES.find((page) => page.name === name) ?? INNER[name];
    const under = entry?.under ?? name;
    document.querySelectorAll('.side a').forEach((a) => {
        if (a.dataset.page === under) {
            a.setAttribute('aria-current', 'page');
        } else {
            a.removeAttribute('aria-current');
        }
    });
    if (!entry) {
        show(main, failure({message: `There is no page ${name}; choose one on the left.`}));
        return;
    }
    const subject = parameters.get('name');
    document.title = `${subject ? plain(subject) : entry.title} · RowMQ console`;
    const target = h('div', {class: `page ${name}`});
    show(main, target);
    if (shown && shown !== name) {
        main.focus({preventScroll: true});
        window.scrollTo(0, 0);
    }
    shown = name;
    try {
        await entry.page(target, parameters, session);
    } catch (error) {
        show(target, failure(error));
    }
}

document.addEventListener('loggedout', ({detail}) => {
    if (session) {
        notice(detail.message, 'bad');
        login();
    }
});
window.addEventListener('hashchange', () => {
    const {name, rest} = place();
    if (name === 'login' && rest) {
        start();
    } else {
        route();
    }
});
theme(window.localStorage.getItem('theme'));
start();
