package io.rowmq.console.internal.login;

/** One browser that is logged in. */
public final class LoginSession {

    private final String id = Secrets.next();
    private final String token = Secrets.next();
    private final Account account;
    private final long begun;
    private volatile long used;

    LoginSession(Account account, long now) {
        this.account = account;
        this.begun = now;
        this.used = now;
    }

    /** What is in the cookie. */
    public String id() {
        return id;
    }

    /** What its pages send with each change, and no other page knows. */
    public String token() {
        return token;
    }

    /** Who it is. */
    public Account account() {
        return account;
    }

    long begun() {
        return begun;
    }

    long used() {
        return used;
    }

    void use(long now) {
        used = now;
    }
}
