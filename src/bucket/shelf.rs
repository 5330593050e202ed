//! A folder in a bucket: its files listed, fetched, and put where none is.

use super::error::{Address, BucketError};
use super::{SCHEME, client};
use object_store::aws::AmazonS3;
use object_store::path::Path as Place;
use object_store::{Error as Found, ObjectStore as _, ObjectStoreExt as _, PutMode};
use std::fmt;
use std::path::Path;
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinSet;

/// How many files are fetched at once.
const AT_ONCE: usize = 24;

/// A folder in a bucket. Nothing is asked before it is needed.
pub struct Shelf {
    pub(super) address: Address,
    pub(super) client: AmazonS3,
    pub(super) runtime: Runtime,
}

impl fmt::Debug for Shelf {
    /// Its address; the client holds a key.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Shelf").field(&self.address.whole).finish()
    }
}

impl Shelf {
    /// The folder at an address such as `s3://newsroom/ledger`.
    ///
    /// # Errors
    ///
    /// [`BucketError::Address`] where the address or the environment names no bucket that can be meant.
    pub fn at(address: &Path) -> Result<Self, BucketError> {
        let address = Address::of(address, SCHEME)?;
        let client = client(&address)?;
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| BucketError::Failed(address.whole.clone(), error.to_string()))?;
        Ok(Self {
            address,
            client,
            runtime,
        })
    }

    /// The names of the folders in it.
    ///
    /// # Errors
    ///
    /// [`BucketError`] where it cannot be listed.
    pub fn folders(&self) -> Result<Vec<String>, BucketError> {
        let found = self.list("")?;
        Ok(found.common_prefixes.iter().filter_map(last).collect())
    }

    /// The names of the files in one of its folders.
    ///
    /// # Errors
    ///
    /// [`BucketError`] where it cannot be listed.
    pub fn files(&self, folder: &str) -> Result<Vec<String>, BucketError> {
        let found = self.list(folder)?;
        Ok(found
            .objects
            .iter()
            .filter_map(|file| last(&file.location))
            .collect())
    }

    fn list(&self, folder: &str) -> Result<object_store::ListResult, BucketError> {
        let place = self.place(folder);
        let listed = self
            .runtime
            .block_on(self.client.list_with_delimiter(Some(&place)));
        listed.map_err(|error| self.failed(&error))
    }

    /// The bytes of some files, each no larger than this, in their order.
    pub fn fetch(&self, files: &[String], most: u64) -> Vec<Result<Vec<u8>, BucketError>> {
        let mut fetched = Vec::with_capacity(files.len());
        for files in files.chunks(AT_ONCE) {
            fetched.extend(self.runtime.block_on(self.together(files, most)));
        }
        fetched
    }

    async fn together(&self, files: &[String], most: u64) -> Vec<Result<Vec<u8>, BucketError>> {
        let mut tasks = JoinSet::new();
        for (at, file) in files.iter().enumerate() {
            let (client, place) = (self.client.clone(), self.place(file));
            tasks.spawn(async move { (at, one(&client, &place, most).await) });
        }
        let mut fetched: Vec<_> = files
            .iter()
            .map(|file| Err(self.broken(file, "it was not fetched")))
            .collect();
        while let Some(done) = tasks.join_next().await {
            let Ok((at, found)) = done else { continue };
            if let (Some(slot), Some(file)) = (fetched.get_mut(at), files.get(at)) {
                *slot = match found {
                    Ok(Some(bytes)) => Ok(bytes),
                    Ok(None) => Err(self.broken(file, &format!("it is larger than {most} bytes"))),
                    Err(error) => Err(self.failed(&error)),
                };
            }
        }
        fetched
    }

    /// Puts a file where none of its name is; tells whether it did.
    ///
    /// # Errors
    ///
    /// [`BucketError`] where it cannot be put.
    pub fn put_if_absent(&self, file: &str, bytes: &[u8]) -> Result<bool, BucketError> {
        let place = self.place(file);
        let put = self
            .client
            .put_opts(&place, bytes.to_vec().into(), PutMode::Create.into());
        match self.runtime.block_on(put) {
            Ok(_) => Ok(true),
            Err(Found::AlreadyExists { .. } | Found::Precondition { .. }) => Ok(false),
            // Switched off by `AWS_CONDITIONAL_PUT=disabled`, for servers that do not know it.
            Err(Found::NotImplemented { .. }) => {
                let put = self.client.put(&place, bytes.to_vec().into());
                let put = self.runtime.block_on(put);
                put.map(|_| true).map_err(|error| self.failed(&error))
            }
            Err(error) => Err(self.failed(&error)),
        }
    }

    /// Removes a file.
    ///
    /// # Errors
    ///
    /// [`BucketError`] where it cannot be removed.
    pub fn remove(&self, file: &str) -> Result<(), BucketError> {
        let removed = self.runtime.block_on(self.client.delete(&self.place(file)));
        removed.map_err(|error| self.failed(&error))
    }

    /// Where a file is in the bucket.
    pub(super) fn place(&self, file: &str) -> Place {
        Place::from(format!("{}/{file}", self.address.prefix))
    }

    fn failed(&self, error: &Found) -> BucketError {
        BucketError::of(error, &self.address, false)
    }

    fn broken(&self, file: &str, found: &str) -> BucketError {
        BucketError::Corrupt(format!("{}/{file}", self.address.whole), found.to_owned())
    }
}

/// The bytes of a file, unless they are more than this.
pub(super) async fn one(
    client: &AmazonS3,
    place: &Place,
    most: u64,
) -> object_store::Result<Option<Vec<u8>>> {
    let found = client.get(place).await?;
    if found.meta.size > most {
        return Ok(None);
    }
    Ok(Some(found.bytes().await?.to_vec()))
}

fn last(place: &Place) -> Option<String> {
    place.filename().map(str::to_owned)
}
