package io.rowmq.jndi;

import java.util.Iterator;
import javax.naming.NamingEnumeration;

/** The bindings of a context, one after the other. */
record Listing<T>(Iterator<T> iterator) implements NamingEnumeration<T> {

    @Override
    public boolean hasMore() {
        return iterator.hasNext();
    }

    @Override
    public boolean hasMoreElements() {
        return iterator.hasNext();
    }

    @Override
    public T next() {
        return iterator.next();
    }

    @Override
    public T nextElement() {
        return iterator.next();
    }

    @Override
    public void close() {
        // nothing is open
    }
}
