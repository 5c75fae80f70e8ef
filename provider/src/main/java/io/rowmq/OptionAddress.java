package io.rowmq;

import java.io.Serial;
import javax.naming.StringRefAddr;

/**
 * An option in a reference. Naming services and servers log references, with all that is in them, so it does not show
 * passwords; what is stored is a plain address.
 */
final class OptionAddress extends StringRefAddr {

    @Serial
    private static final long serialVersionUID = 1L;

    OptionAddress(String option, String value) {
        super(option, value);
    }

    @Override
    public String toString() {
        return "Type: " + getType() + "\nContent: " + Option.shown(getType(), (String) getContent()) + "\n";
    }

    /** The store it goes to, and who reads it there, need not know this class. */
    @Serial
    private Object writeReplace() {
        return new StringRefAddr(getType(), (String) getContent());
    }
}
