// The console's server. Everything it refuses comes as an ApiError that says why.

let token = null;

/** What proves that this page sends a change. */
export function useToken(value) {
    token = value;
}

export class ApiError extends Error {
    constructor(status, code, message) {
        super(message);
        this.status = status;
        this.code = code;
    }
}

async function answer(request) {
    let response;
    try {
        response = await request;
    } catch (failure) {
        if (failure.name === 'AbortError') {
            throw failure;
        }
        throw new ApiError(0, '', 'The console does not answer; it may have been stopped.');
    }
    let content;
    try {
        content = await response.json();
    } catch (failure) {
        throw new ApiError(response.status, '', `The console's answer cannot be read (${response.status}).`);
    }
    if (!response.ok) {
        const error = new ApiError(response.status, content.code, content.message);
        if (response.status === 401) {
            document.dispatchEvent(new CustomEvent('loggedout', {detail: error}));
        }
        throw error;
    }
    return content;
}

/** The address of something to look at. */
export function address(path, parameters = {}) {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(parameters)) {
        if (value !== null && value !== undefined && value !== '' && value !== false) {
            query.set(name, value);
        }
    }
    const text = query.toString();
    return `/api/${path}${text ? `?${text}` : ''}`;
}

/** Looks at something. */
export function get(path, parameters, signal) {
    return answer(fetch(address(path, parameters), {signal}));
}

/** Changes something. */
export function post(path, body = {}) {
    const headers = {'Content-Type': 'application/json'};
    if (token) {
        headers['X-RowMQ-Token'] = token;
    }
    return answer(fetch(`/api/${path}`, {method: 'POST', headers, body: JSON.stringify(body)}));
}
