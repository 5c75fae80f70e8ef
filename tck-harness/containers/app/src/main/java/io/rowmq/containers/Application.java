package io.rowmq.containers;

import io.rowmq.containers.app.Journal;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The application as an archive; each server adds its descriptors. */
public final class Application {

    /** Its name, and its path. */
    public static final String NAME = "rowmq-test";

    private Application() {}

    /** The archive without any descriptor. */
    public static WebArchive archive() {
        return ShrinkWrap.create(WebArchive.class, NAME + ".war").addPackage(Journal.class.getPackage());
    }
}
