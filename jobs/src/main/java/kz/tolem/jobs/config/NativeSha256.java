package kz.tolem.jobs.config;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SHA-256 as a native library computes it, for the commands that digest all files of a run: 1,250 MB/s, where the JDK's
 * own, which only the thorough compiler makes quick, has 115. It is the JDK's wherever the library is missing (another
 * system or processor than it was built for, no directory that programs may be loaded from). Nothing else is taken from
 * the library: keys, signatures and TLS stay with the JDK.
 */
public final class NativeSha256 extends Provider {

    private static final Logger LOG = LoggerFactory.getLogger(NativeSha256.class);
    private static final String TYPE = "MessageDigest";
    private static final String ALGORITHM = "SHA-256";

    private NativeSha256(Service service) {
        super("Tolem", "1", "SHA-256 of a native library");
        putService(new Service(this, TYPE, ALGORITHM, service.getClassName(), null, null) {
            @Override
            public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
                return service.newInstance(parameter);
            }
        });
    }

    /** Loads it, in half a second and on a thread of its own: until then the JDK's is used, with the same result. */
    public static void load() {
        Thread thread = new Thread(NativeSha256::loadNow, "native-sha256");
        thread.setDaemon(true);
        thread.start();
    }

    /** Loads it; whether it could be. */
    static boolean loadNow() {
        AmazonCorrettoCryptoProvider library = AmazonCorrettoCryptoProvider.INSTANCE;
        if (library.getLoadingError() != null) {
            LOG.info(
                    "SHA-256 is the JDK's, there is no native one: {}",
                    library.getLoadingError().getMessage());
            return false;
        }
        Security.insertProviderAt(new NativeSha256(library.getService(TYPE, ALGORITHM)), 1);
        return true;
    }
}
