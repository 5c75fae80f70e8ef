package io.rowmq.console.internal.login;

import java.util.function.Consumer;

/** Lets whoever was shown it in once; then there is another. */
public final class OneTimeSecret {

    private final Consumer<String> shown;
    private String secret = Secrets.next();

    /** Tells each new secret to somebody, who shows it to the user; the first by {@link #show}. */
    public OneTimeSecret(Consumer<String> shown) {
        this.shown = shown;
    }

    /** Shows the one that is good now. */
    public synchronized void show() {
        shown.accept(secret);
    }

    synchronized boolean use(String given) {
        if (!Secrets.same(given, secret)) {
            return false;
        }
        secret = Secrets.next();
        shown.accept(secret);
        return true;
    }
}
