//! S3-compatible buckets. A store is read in place: the manifest and the tables that may answer come over the network, each held
//! against its digest, and nothing is ever written. A [`Shelf`] is a plain folder of files, to which new ones are put.
//!
//! Where the bucket is and with which key it opens is told by the environment alone, by the names that other programs for S3
//! know (`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_REGION`, `AWS_ENDPOINT_URL`, …). No message holds a key.

mod error;
mod shelf;

use crate::store::{Entry, MANIFEST, MOST_MANIFEST, Store, TableEntry};
use error::Address;
pub use error::BucketError;
use object_store::RetryConfig;
use object_store::aws::{AmazonS3, AmazonS3Builder, AmazonS3ConfigKey as Key};
pub use shelf::Shelf;
use std::fmt;
use std::path::Path;
use std::time::Duration;

/// How an address of a bucket begins.
const SCHEME: &str = "s3://";

/// How often a request that broke off is put again.
const RETRIES: usize = 2;

/// How long a request may be put again.
const RETRY_FOR: Duration = Duration::from_secs(30);

/// A store in a bucket. It tells what was in it when it was opened.
pub struct Bucket {
    shelf: Shelf,
    entries: Vec<Entry>,
}

impl fmt::Debug for Bucket {
    /// Its address; the client holds a key.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Bucket")
            .field(&self.shelf.address.whole)
            .finish()
    }
}

impl Bucket {
    /// Is it the address of a bucket?
    ///
    /// # Example
    ///
    /// ```
    /// use std::path::Path;
    /// use weighbridge::bucket::Bucket;
    ///
    /// assert!(Bucket::is_at(Path::new("s3://figures/store")));
    /// assert!(!Bucket::is_at(Path::new("figures/store")));
    /// ```
    pub fn is_at(address: &Path) -> bool {
        address
            .to_str()
            .is_some_and(|text| text.starts_with(SCHEME))
    }

    /// Opens the store at an address such as `s3://figures/store`: its manifest is fetched now, its tables when they are asked.
    ///
    /// # Errors
    ///
    /// - [`BucketError::Address`] where the address or the environment names no bucket that can be meant.
    /// - [`BucketError::NoStore`], [`BucketError::NoBucket`], [`BucketError::Refused`], [`BucketError::NoKey`],
    ///   [`BucketError::Unreachable`], [`BucketError::Slow`], [`BucketError::Failed`]: it cannot be read.
    /// - [`BucketError::Manifest`] where its manifest is not one of ours.
    pub fn read(address: &Path) -> Result<Self, BucketError> {
        let mut bucket = Self {
            shelf: Shelf::at(address)?,
            entries: Vec::new(),
        };
        let manifest = bucket.fetch(MANIFEST, MOST_MANIFEST)?;
        bucket.entries = Store::entries_of(Path::new(&bucket.name(MANIFEST)), &manifest)?;
        Ok(bucket)
    }

    /// Every release, in the order in which they were put.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// A table, its digest verified.
    ///
    /// # Errors
    ///
    /// - [`BucketError::Corrupt`] where it is not what was stored.
    /// - The errors of [`Bucket::read`] where it cannot be fetched.
    pub fn table(&self, entry: &TableEntry) -> Result<Vec<u8>, BucketError> {
        let bytes = self.fetch(&entry.path, entry.bytes)?;
        match entry.is_sound(&bytes) {
            Ok(()) => Ok(bytes),
            Err(found) => Err(BucketError::Corrupt(self.name(&entry.path), found)),
        }
    }

    /// The bytes of a file, which has to be no larger than this.
    fn fetch(&self, file: &str, most: u64) -> Result<Vec<u8>, BucketError> {
        let place = self.shelf.place(file);
        let asked = shelf::one(&self.shelf.client, &place, most);
        match self.shelf.runtime.block_on(asked) {
            Ok(Some(bytes)) => Ok(bytes),
            Ok(None) => Err(BucketError::Corrupt(
                self.name(file),
                format!("it is larger than the {most} bytes stored"),
            )),
            Err(error) => Err(BucketError::of(
                &error,
                &self.shelf.address,
                file == MANIFEST,
            )),
        }
    }

    /// A file of the store by its address.
    fn name(&self, file: &str) -> String {
        format!("{}/{file}", self.shelf.address.whole)
    }
}

/// The client of a bucket, from the environment.
fn client(address: &Address) -> Result<AmazonS3, BucketError> {
    // Two ways of ciphering are in the program; whoever comes first settles which is used.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let told = AmazonS3Builder::from_env();
    let is_told = |key: &Key| told.get_config_value(key).is_some();
    let has_key = [
        Key::AccessKeyId,
        Key::WebIdentityTokenFile,
        Key::ContainerCredentialsRelativeUri,
        Key::ContainerCredentialsFullUri,
    ]
    .iter()
    .any(is_told);
    let mut builder = told.clone().with_bucket_name(&address.bucket);
    if !has_key {
        // Without a key a bucket may still be open to everybody. The address of a cloud's own machines is not asked for one.
        builder = builder.with_skip_signature(true);
    }
    let endpoint = told.get_config_value(&Key::Endpoint);
    if endpoint.is_some_and(|endpoint| endpoint.starts_with("http://")) {
        builder = builder.with_allow_http(true);
    }
    let retry = RetryConfig {
        max_retries: RETRIES,
        retry_timeout: RETRY_FOR,
        ..RetryConfig::default()
    };
    builder.with_retry(retry).build().map_err(|_| {
        let found = "the variables AWS_… of the environment do not go together".to_owned();
        BucketError::Address(address.whole.clone(), found)
    })
}
