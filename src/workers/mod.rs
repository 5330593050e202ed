//! The one place of concurrency: the same work over many items, results in order.

use std::num::NonZero;
use std::thread;

/// Below this many items threads cost more than they bring.
const FEW: usize = 8;

/// Does the work on every item, on as many threads as the machine has; results come in the items' order.
pub(crate) fn in_order<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    if items.len() < FEW || threads == 1 {
        return items.into_iter().map(work).collect();
    }
    spread(items, threads, &work)
}

fn spread<T: Send, R: Send>(
    items: Vec<T>,
    threads: usize,
    work: &(impl Fn(T) -> R + Sync),
) -> Vec<R> {
    let size = items.len().div_ceil(threads).max(1);
    let mut rest = items.into_iter();
    thread::scope(|scope| {
        let running: Vec<_> = std::iter::from_fn(|| {
            let part: Vec<T> = rest.by_ref().take(size).collect();
            (!part.is_empty())
                .then(|| scope.spawn(|| part.into_iter().map(work).collect::<Vec<R>>()))
        })
        .collect();
        running
            .into_iter()
            .flat_map(|part| {
                part.join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            })
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[test]
    fn any_number_of_threads_gives_the_same() {
        let wanted: Vec<u32> = (0..100).map(|n| n * n).collect();
        for threads in [1, 2, 3, 7, 100, 1000] {
            assert_eq!(
                spread((0..100).collect(), threads, &|n: u32| n * n),
                wanted,
                "{threads} threads"
            );
        }
    }
}
