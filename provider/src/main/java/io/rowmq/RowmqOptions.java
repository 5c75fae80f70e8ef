package io.rowmq;

import io.rowmq.internal.registry.Configuration;
import io.rowmq.internal.registry.Urls;
import io.rowmq.policy.Durability;
import io.rowmq.policy.InitializeSchema;
import io.rowmq.policy.Sharing;
import io.rowmq.spi.StoreSettings;
import java.io.Serial;
import java.time.InstantSource;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The options of a connection factory, as bean properties. All but {@code clientId}, {@code trustedClasses},
 * {@code defaultUser} and {@code defaultPassword} must be the same for all factories with one database in a JVM. They
 * are set before the first connection is created; afterwards each setter throws an {@link IllegalStateException}.
 *
 * <p>Setters throw an {@link IllegalArgumentException} for a value that is not allowed.
 *
 * <p>It is long, and inherits as much again, because JNDI, resource adapters and Spring find bean properties only as
 * methods of a public class.
 */
public abstract class RowmqOptions extends DeliveryOptions {

    /** The database if none is named: files {@code rowmq.*} in the working directory. */
    public static final String DEFAULT_URL = "jdbc:h2:file:./rowmq";

    @Serial
    private static final long serialVersionUID = 1L;

    private static final String JDBC = "jdbc:";

    /** The JDBC URL, null if there is a data source. */
    private @Nullable String url;

    private final transient @Nullable DataSource dataSource;

    private @Nullable String user;
    private @Nullable String password;
    private @Nullable String defaultUser;
    private @Nullable String defaultPassword;

    private Durability durability = Durability.DISK;
    private Sharing sharing = Sharing.AUTO;
    private @Nullable String schema;
    private String tablePrefix = "rowmq_";
    private InitializeSchema initializeSchema = InitializeSchema.EMBEDDED;
    private boolean jmx = true;

    /** Options for a database named by its URL. */
    RowmqOptions(String url) {
        this.url = checkedUrl(url);
        this.dataSource = null;
    }

    /** Options for a database behind a data source. */
    RowmqOptions(@Nullable DataSource dataSource) {
        if (dataSource == null) {
            throw new IllegalArgumentException(
                    "The data source is null; give one, or a URL, for example " + DEFAULT_URL);
        }
        this.url = null;
        this.dataSource = dataSource;
    }

    /** {@return the JDBC URL; null if the factory has a data source instead} */
    public @Nullable String getUrl() {
        return url;
    }

    /**
     * Sets the JDBC URL of the database. Without a store for it on the class path no connection can be created.
     *
     * @param url begins with {@code jdbc:}; default {@value #DEFAULT_URL}
     */
    public void setUrl(@Nullable String url) {
        checkNotInUse("url");
        if (dataSource != null) {
            throw new IllegalStateException("The factory was made with a data source, which takes the place of url");
        }
        this.url = checkedUrl(url);
    }

    /** {@return the database user} */
    public @Nullable String getUser() {
        return user;
    }

    /**
     * Sets the user who connects to the database; nothing to do with the user names given to {@code createConnection}.
     *
     * @param user default null: what the URL or the driver says
     */
    public void setUser(@Nullable String user) {
        checkNotInUse("user");
        this.user = Words.nullIfBlank(user);
    }

    /** {@return the database password} */
    public @Nullable String getPassword() {
        return password;
    }

    /**
     * Sets the password of the database user. It is part of the serialised form and of the
     * {@link javax.naming.Reference}, in clear text; it is never shown otherwise.
     *
     * @param password default null
     */
    public void setPassword(@Nullable String password) {
        checkNotInUse("password");
        this.password = password;
    }

    /** {@return the user of connections that are created without a name} */
    public @Nullable String getDefaultUser() {
        return defaultUser;
    }

    /**
     * Sets the user of RowMQ's as whom connections are created that are not given a name; nothing to do with the
     * database user.
     *
     * @param defaultUser default null: they are nobody in particular
     */
    public void setDefaultUser(@Nullable String defaultUser) {
        checkNotInUse("defaultUser");
        this.defaultUser = Words.nullIfBlank(defaultUser);
    }

    /** {@return the password of the default user} */
    public @Nullable String getDefaultPassword() {
        return defaultPassword;
    }

    /**
     * Sets the password of the default user. It is part of the serialised form and of the
     * {@link javax.naming.Reference}, in clear text; it is never shown otherwise.
     *
     * @param defaultPassword default null
     */
    public void setDefaultPassword(@Nullable String defaultPassword) {
        checkNotInUse("defaultPassword");
        this.defaultPassword = defaultPassword;
    }

    /** {@return what a commit survives: {@code disk} or {@code process}} */
    public String getDurability() {
        return Words.lower(durability);
    }

    /**
     * Sets what is not lost of what was committed: with {@code disk} it survives loss of power, with {@code process}
     * the end of the process, however it ends.
     *
     * @param durability {@code disk} (default) or {@code process}
     */
    public void setDurability(String durability) {
        checkNotInUse("durability");
        this.durability = Words.word(Durability.class, "durability", durability);
    }

    /** {@return whether several JVMs use the database: {@code auto}, {@code exclusive} or {@code shared}} */
    public String getSharing() {
        return Words.lower(sharing);
    }

    /**
     * Sets whether several JVMs use the database at the same time.
     *
     * @param sharing {@code auto} (default: exclusive for embedded files, shared for database servers),
     *     {@code exclusive} or {@code shared}
     */
    public void setSharing(String sharing) {
        checkNotInUse("sharing");
        this.sharing = Words.word(Sharing.class, "sharing", sharing);
    }

    /** {@return the database schema of the tables; null means the default of the database user} */
    public @Nullable String getSchema() {
        return schema;
    }

    /**
     * Sets the database schema in which the tables are.
     *
     * @param schema up to 63 letters, digits and underscores; default null: that of the connection
     */
    public void setSchema(@Nullable String schema) {
        checkNotInUse("schema");
        this.schema = Words.schema(Words.nullIfBlank(schema));
    }

    /** {@return how the names of the tables begin} */
    public String getTablePrefix() {
        return tablePrefix;
    }

    /**
     * Sets how the names of the tables begin, so that several stores can lie in one schema.
     *
     * @param tablePrefix a letter and up to 30 letters, digits and underscores; default {@code rowmq_}
     */
    public void setTablePrefix(String tablePrefix) {
        checkNotInUse("tablePrefix");
        this.tablePrefix = Words.prefix(tablePrefix);
    }

    /** {@return whether missing tables are created: {@code embedded}, {@code always} or {@code never}} */
    public String getInitializeSchema() {
        return Words.lower(initializeSchema);
    }

    /**
     * Sets whether missing tables are created.
     *
     * @param initializeSchema {@code embedded} (default: in embedded databases only), {@code always} or {@code never}
     */
    public void setInitializeSchema(String initializeSchema) {
        checkNotInUse("initializeSchema");
        this.initializeSchema = Words.word(InitializeSchema.class, "initializeSchema", initializeSchema);
    }

    /** {@return whether the database can be managed over JMX} */
    public boolean isJmx() {
        return jmx;
    }

    /**
     * Sets whether the database can be managed over JMX while it is open in this JVM, see
     * {@link io.rowmq.management.ManagementBeans}.
     *
     * @param jmx default true
     */
    public void setJmx(boolean jmx) {
        checkNotInUse("jmx");
        this.jmx = jmx;
    }

    /**
     * Sets an option by its name, as property files and JNDI do.
     *
     * @param name the name of the bean property, for example {@code maxDeliveries}
     * @param value its value as text
     * @throws IllegalArgumentException if there is no such option, or the value is not allowed
     */
    public final void setOption(String name, String value) {
        Option.named(name).set(this, value);
    }

    /** Everything but passwords. */
    @Override
    public String toString() {
        Map<String, String> shown = Option.changed(this);
        shown.remove("password");
        shown.remove("defaultPassword");
        shown.computeIfPresent("url", (name, value) -> Urls.withoutPassword(value));
        return getClass().getSimpleName() + (dataSource == null ? "" : "[" + dataSource + "]") + shown;
    }

    /** The time. */
    abstract InstantSource clock();

    /** Whether a data source takes the place of the URL. */
    final boolean hasDataSource() {
        return dataSource != null;
    }

    /** What the engine is opened with. */
    final Configuration configuration() {
        return new Configuration(
                new StoreSettings(
                        url,
                        dataSource,
                        user,
                        password,
                        durability,
                        sharing,
                        schema,
                        tablePrefix,
                        initializeSchema,
                        clock()),
                engineOptions(),
                jmx);
    }

    private static String checkedUrl(@Nullable String url) {
        if (url == null || !url.strip().startsWith(JDBC)) {
            String shown = url == null ? "null" : "'" + Urls.withoutPassword(url) + "'";
            throw new IllegalArgumentException("url=" + shown + " is not a JDBC URL, for example " + DEFAULT_URL);
        }
        return url.strip();
    }
}
