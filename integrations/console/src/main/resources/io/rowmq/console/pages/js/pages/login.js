// Who are you?

import {h} from '../dom.js';
import {get, post} from '../api.js';
import {failure, field} from '../parts.js';

/** The page; calls entered(session) when somebody is in. */
export async function loginPage(entered) {
    const logo = h('img', {src: '/logo.svg', alt: '', width: '48', height: '48'});
    let users;
    try {
        users = (await get('login')).users;
    } catch (error) {
        return h('main', {class: 'lonely'}, logo, h('h1', {}, 'RowMQ console'), failure(error),
            h('button', {type: 'button', class: 'button', onclick: () => window.location.reload()}, 'Try again'));
    }
    return h('main', {class: 'lonely'}, logo, h('h1', {}, 'RowMQ console'), users ? form(entered) : hint());
}

function hint() {
    return h('div', {class: 'card'},
        h('p', {}, 'This database has no users. Open the address that the console has printed where it was started: '
            + 'it lets one browser in.'),
        h('p', {class: 'muted'}, 'Each address works once; the console prints the next one when one has been used.'));
}

function form(entered) {
    const user = h('input', {type: 'text', autocomplete: 'username', required: true, autofocus: true,
        spellcheck: 'false', autocapitalize: 'none'});
    const password = h('input', {type: 'password', autocomplete: 'current-password'});
    const problem = h('div', {});
    const go = h('button', {type: 'submit', class: 'button primary'}, 'Log in');
    return h('form', {class: 'card', onsubmit: async (event) => {
        event.preventDefault();
        go.disabled = true;
        problem.replaceChildren();
        try {
            entered(await post('login', {user: user.value, password: password.value}));
        } catch (error) {
            problem.replaceChildren(failure(error));
            password.select();
        } finally {
            go.disabled = false;
        }
    }}, field('User', user), field('Password', password), problem, go);
}
