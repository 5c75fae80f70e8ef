package io.rowmq.spi;

import jakarta.jms.JMSException;
import java.util.List;

/**
 * What a store knows about users. They are changed by declarations: {@link Declaration.PutUser} and those beside it.
 */
public interface UserStore {

    /** All users, as committed, by name; none as long as nobody has to log in. */
    List<UserRow> users() throws JMSException;

    /**
     * Whether other JVMs may change the users while this store is open, so that they have to be read again from time to
     * time. Costs nothing.
     */
    boolean usersChangeElsewhere();
}
