package io.rowmq.management;

import io.rowmq.policy.Right;
import io.rowmq.policy.Role;
import jakarta.jms.JMSException;
import java.util.List;

/**
 * The users of a database and what they may do, as an administrator sees them; from
 * {@link io.rowmq.RowmqConnectionFactory#users(String, String)}.
 *
 * <p>As long as there are no users everybody who can open the database may do everything. With the first user, who has
 * to be an administrator, this ends: each connection then needs a name and password, or the roles given to
 * {@linkplain #allowAnonymous connections without a name}. When the last user is deleted everything is open again.
 *
 * <p>A change is durable when the method returns, and is in force in this JVM; other JVMs with the same database notice
 * it within five seconds. It applies to connections that are open too. Names are case-sensitive.
 *
 * <p>Each method throws a {@link jakarta.jms.JMSSecurityException} if the administrator has ceased to be one. Who adds
 * the first user goes on as that user. May be used by any thread.
 */
public interface RowmqUsers extends AutoCloseable {

    /** The name under which connections without a name are listed. Nobody can log in by it. */
    String ANONYMOUS = "anonymous";

    /** All users, by name. */
    List<RowmqUser> list() throws JMSException;

    /**
     * Adds a user.
     *
     * @param name 1 to 200 characters, without control characters, not beginning or ending with a space
     * @param password at least one character
     * @param roles what the user may do; the first user needs {@link Role#everything()}, or another role that manages
     *     every destination
     * @throws JMSException if there is such a user, the name or password is not allowed, or the first user would not be
     *     an administrator
     */
    void add(String name, String password, Role... roles) throws JMSException;

    /**
     * Gives a user another password. Connections that are open stay open.
     *
     * @param password at least one character
     * @throws JMSException if there is no such user, or the password is empty
     */
    void setPassword(String name, String password) throws JMSException;

    /**
     * Gives a user rights on the destinations that match a pattern, besides those the user has already.
     *
     * @param pattern see {@link Role}
     * @throws JMSException if there is no such user
     * @throws IllegalArgumentException if the pattern is blank or too long, or there is no right
     */
    void grant(String name, String pattern, Right... rights) throws JMSException;

    /**
     * Takes the role with exactly this pattern away from a user.
     *
     * @throws JMSException if there is no such user, the user has no such role, or no administrator would be left
     */
    void revoke(String name, String pattern) throws JMSException;

    /**
     * Deletes a user. Connections that are open may do nothing any more.
     *
     * @throws JMSException if there is no such user, or other users would be left without an administrator
     */
    void delete(String name) throws JMSException;

    /**
     * Lets connections without a name in, and says what they may do; takes the place of what they might before.
     *
     * @param roles at least one
     * @throws JMSException if there are no users, when everybody is let in anyway, or there is no role
     */
    void allowAnonymous(Role... roles) throws JMSException;

    /** Lets nobody in without a name any more. Does nothing if that is so already. */
    void denyAnonymous() throws JMSException;

    /** Gives up the hold on the database. Does nothing the second time. */
    @Override
    void close();
}
