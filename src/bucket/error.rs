//! What can be wrong with a bucket. What a server answered is never repeated: it may hold the name of a key.

use crate::store::StoreError;
use object_store::client::{HttpError, HttpErrorKind};
use std::error::Error;
use std::path::Path;

/// Where a bucket is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    /// As it was named, without a slash at its end.
    pub(super) whole: String,
    pub(super) bucket: String,
    pub(super) prefix: String,
}

impl Address {
    /// The address that begins with this scheme.
    pub(super) fn of(named: &Path, scheme: &str) -> Result<Self, BucketError> {
        let text = named.to_string_lossy();
        let whole = text.trim_end_matches('/').to_owned();
        let rest = whole.strip_prefix(scheme).unwrap_or_default();
        let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
        if bucket.is_empty() || !bucket.chars().all(is_plain) {
            let found = "it names no bucket; write it as s3://bucket/folder".to_owned();
            // What stands there may be a word that nobody should see.
            return Err(BucketError::Address(format!("{scheme}…"), found));
        }
        Ok(Self {
            bucket: bucket.to_owned(),
            prefix: prefix.to_owned(),
            whole,
        })
    }
}

/// Why a store in a bucket could not be read.
#[derive(Debug, thiserror::Error)]
pub enum BucketError {
    /// An address that cannot be meant, or an environment that does not go with it.
    #[error("`{0}`: {1}")]
    Address(String, String),
    /// The bucket has no manifest there.
    #[error(
        "`{0}` holds no store; look at the folder behind the bucket's name, or copy a store there"
    )]
    NoStore(String),
    /// There is no such bucket.
    #[error("`{0}`: there is no such bucket; look at its name, AWS_REGION and AWS_ENDPOINT_URL")]
    NoBucket(String),
    /// The key does not open it.
    #[error(
        "`{0}`: the key in the environment does not open it; look at AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and what the key may do there"
    )]
    Refused(String),
    /// It is not open to everybody.
    #[error(
        "`{0}`: it does not open without a key; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
    )]
    NoKey(String),
    /// Nobody answers.
    #[error(
        "`{0}`: no connection to its server; look at the network, AWS_ENDPOINT_URL and AWS_REGION"
    )]
    Unreachable(String),
    /// The server did not answer in time.
    #[error(
        "`{0}`: its server did not answer in time; try again, or set AWS_TIMEOUT (such as `120 seconds`)"
    )]
    Slow(String),
    /// A table that the manifest names is gone.
    #[error("`{0}`: the table `{1}` that its manifest names is not there; copy the store anew")]
    Gone(String, String),
    /// A file is not what was stored.
    #[error("`{0}` is not what was stored ({1}); copy the store anew")]
    Corrupt(String, String),
    /// The manifest is not one of ours.
    #[error(transparent)]
    Manifest(#[from] StoreError),
    /// Anything else.
    #[error("`{0}`: {1}; try again")]
    Failed(String, String),
    /// A command that would have to write.
    #[error(
        "`{0}` is a bucket, which is only read; name a folder with --data, and copy it to the bucket afterwards"
    )]
    ReadOnly(String),
}

impl BucketError {
    /// What an error of the client means; the manifest is what is asked for first.
    pub(super) fn of(error: &object_store::Error, address: &Address, is_manifest: bool) -> Self {
        use object_store::Error as Found;
        let whole = address.whole.clone();
        match error {
            _ if says(error, "NoSuchBucket") => Self::NoBucket(whole),
            Found::NotFound { path, .. } if !is_manifest => Self::Gone(whole, path.clone()),
            Found::NotFound { .. } => Self::NoStore(whole),
            Found::PermissionDenied { .. } | Found::Unauthenticated { .. } => {
                if std::env::var_os("AWS_ACCESS_KEY_ID").is_some() {
                    Self::Refused(whole)
                } else {
                    Self::NoKey(whole)
                }
            }
            _ => Self::of_the_wire(error, whole),
        }
    }

    fn of_the_wire(error: &object_store::Error, whole: String) -> Self {
        match kind(error) {
            Some(HttpErrorKind::Timeout) => Self::Slow(whole),
            Some(HttpErrorKind::Connect | HttpErrorKind::Request) => Self::Unreachable(whole),
            Some(HttpErrorKind::Interrupted | HttpErrorKind::Decode) => {
                Self::Failed(whole, "the answer of its server broke off".to_owned())
            }
            _ => Self::Failed(whole, "its server answered with a fault".to_owned()),
        }
    }
}

/// How a request failed before there was an answer.
fn kind(error: &object_store::Error) -> Option<HttpErrorKind> {
    causes(error).find_map(|cause| Some(cause.downcast_ref::<HttpError>()?.kind()))
}

/// Does an answer name this fault?
fn says(error: &object_store::Error, fault: &str) -> bool {
    causes(error).any(|cause| cause.to_string().contains(fault))
}

/// An error and what it came of.
fn causes<'e>(error: &'e object_store::Error) -> impl Iterator<Item = &'e (dyn Error + 'static)> {
    let first: &'e (dyn Error + 'static) = error;
    std::iter::successors(Some(first), |cause| (*cause).source())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_name_a_bucket_and_a_folder() {
        let told = |text: &str| {
            Address::of(Path::new(text), "s3://").map(|found| (found.bucket, found.prefix))
        };
        for (text, bucket, prefix) in [
            ("s3://figures", "figures", ""),
            ("s3://figures/", "figures", ""),
            ("s3://figures/a/store/", "figures", "a/store"),
        ] {
            assert_eq!(told(text).unwrap(), (bucket.to_owned(), prefix.to_owned()));
        }
        for text in ["s3://", "s3:///store", "s3://user:word@figures/store"] {
            assert!(told(text).is_err(), "{text}");
        }
    }
}
