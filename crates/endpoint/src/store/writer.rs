//! Group commit: one task owns the one connection that writes. It takes what is waiting, commits it together,
//! and answers after the commit.

use super::db::{Connection, Held, Query, Work};
use super::faults::Faults;
use super::write::{NewComplaint, Received, receive_together};
use super::write_back::Committed;
use super::{Doing, StoreError, sql};
use std::pin::Pin;
use tokio::sync::{mpsc, oneshot};

/// Most pieces of work in one commit.
const LARGEST_BATCH: usize = 256;
/// Pieces of work that may wait before those who bring more have to wait as well.
const QUEUE: usize = 1_024;

/// Hands work to the writing task.
#[derive(Clone)]
pub struct Writer {
    queue: mpsc::Sender<Message>,
}

enum Message {
    Complaint(Box<Pending<NewComplaint>>),
    Other(Box<dyn Job>),
    /// Ends the task after what came before.
    End,
}

/// What is committed together.
#[derive(Default)]
struct Batch {
    /// These are written with a few statements for all of them.
    #[expect(clippy::vec_box, reason = "they come so, and are answered so")]
    complaints: Vec<Box<Pending<NewComplaint>>>,
    others: Vec<Box<dyn Job>>,
}

#[derive(Debug, thiserror::Error)]
#[error("the writing task has ended")]
struct Ended;

impl Writer {
    /// Starts the task.
    pub fn start(
        connection: Connection,
        faults: Faults,
        committed: Committed,
    ) -> (Self, tokio::task::JoinHandle<()>) {
        let (queue, waiting) = mpsc::channel(QUEUE);
        (Self { queue }, tokio::spawn(write(connection, waiting, faults, committed)))
    }

    /// Does the work and answers once it is committed.
    pub async fn run<W: Work>(&self, work: W) -> Result<W::Output, StoreError> {
        let (pending, answered) = Pending::new(work);
        self.wait(Message::Other(pending), answered).await
    }

    /// The same for a new complaint.
    pub async fn receive(&self, new: NewComplaint) -> Result<Received, StoreError> {
        let (pending, answered) = Pending::new(new);
        self.wait(Message::Complaint(pending), answered).await
    }

    async fn wait<T>(&self, work: Message, answered: Answered<T>) -> Result<T, StoreError> {
        self.queue.send(work).await.map_err(|_| Ended).doing("take more work")?;
        answered.await.map_err(|_| Ended).doing("finish the work")?
    }

    /// Lets the task end after the work that waits.
    pub async fn end(&self) {
        // Nobody listens any more where it has ended already.
        let _ = self.queue.send(Message::End).await;
    }
}

type Answered<T> = oneshot::Receiver<Result<T, StoreError>>;
type Running<'a> = Pin<Box<dyn Future<Output = Result<(), StoreError>> + Send + 'a>>;

/// Work of any kind, with the place its outcome waits in for the commit.
trait Job: Send {
    /// Does the work; its failure is kept for the answer and told as well.
    fn run<'a>(&'a mut self, at: &'a mut Connection) -> Running<'a>;
    fn answer(self: Box<Self>, committed: &Result<(), StoreError>);
}

struct Pending<W: Work> {
    work: W,
    outcome: Option<Result<W::Output, StoreError>>,
    answer: oneshot::Sender<Result<W::Output, StoreError>>,
}

impl<W: Work> Pending<W> {
    fn new(work: W) -> (Box<Self>, Answered<W::Output>) {
        let (answer, answered) = oneshot::channel();
        (Box::new(Self { work, outcome: None, answer }), answered)
    }
}

impl<W: Work> Job for Pending<W> {
    fn run<'a>(&'a mut self, at: &'a mut Connection) -> Running<'a> {
        Box::pin(async move {
            let outcome = self.work.run(at).await;
            let told = outcome.as_ref().map(|_| ()).map_err(StoreError::clone);
            self.outcome = Some(outcome);
            told
        })
    }

    fn answer(self: Box<Self>, committed: &Result<(), StoreError>) {
        let answer = match (committed, self.outcome) {
            (_, Some(Err(own))) => Err(own),
            (Err(commit), _) => Err(commit.clone()),
            (Ok(()), Some(outcome)) => outcome,
            (Ok(()), None) => Err(Ended).doing("finish the work"),
        };
        // Nobody may be waiting any more; what is committed stays committed.
        let _ = self.answer.send(answer);
    }
}

async fn write(
    mut connection: Connection,
    mut waiting: mpsc::Receiver<Message>,
    faults: Faults,
    mut committed: Committed,
) {
    let mut ending = false;
    while !ending {
        let Some(first) = waiting.recv().await else { break };
        let mut batch = Batch::default();
        ending = batch.take(first);
        while !ending && batch.len() < LARGEST_BATCH {
            let Ok(next) = waiting.try_recv() else { break };
            ending = batch.take(next);
        }
        if batch.len() > 0 {
            let work = batch.len();
            let outcome = commit(&mut connection, &mut batch, &faults).await;
            batch.answer(outcome);
            committed.more(work);
        }
    }
    drop(waiting);
    if let Connection::Sqlite(Held::Pooled(connection)) = connection
        && let Err(error) = connection.close().await
    {
        tracing::error!(%error, "the store was not closed cleanly");
    }
    // Ends the writing back. Whoever lets the file go last brings the log into it: of two at once, neither would.
    drop(committed);
}

impl Batch {
    /// Whether it is the last that is taken.
    fn take(&mut self, message: Message) -> bool {
        match message {
            Message::Complaint(complaint) => self.complaints.push(complaint),
            Message::Other(job) => self.others.push(job),
            Message::End => return true,
        }
        false
    }

    fn len(&self) -> usize {
        self.complaints.len() + self.others.len()
    }

    fn jobs(&mut self) -> impl Iterator<Item = &mut (dyn Job + 'static)> {
        let complaints = self.complaints.iter_mut().map(|complaint| &mut **complaint as &mut dyn Job);
        complaints.chain(self.others.iter_mut().map(|job| &mut **job))
    }

    fn answer(self, committed: Result<(), StoreError>) {
        if let Err(error) = &committed {
            tracing::error!(%error, waiting = self.len(), "nothing of a batch was written");
        }
        for complaint in self.complaints {
            complaint.answer(&committed);
        }
        for job in self.others {
            job.answer(&committed);
        }
    }
}

/// One transaction for the whole batch: straight through, as nothing fails nearly always; else from the start,
/// with each piece of work in a savepoint of its own, so that the failure of one leaves the others as they are.
async fn commit(at: &mut Connection, batch: &mut Batch, faults: &Faults) -> Result<(), StoreError> {
    let mut done = straight(at, batch, faults).await;
    if done.is_err() {
        // Where there is nothing to roll back, it was never begun, or SQLite has ended it, as on a full disk.
        if execute(at, sql::ROLLBACK).await.is_err() {
            return done;
        }
        done = in_savepoints(at, batch, faults).await;
    }
    if done.is_ok() {
        done = faults.step("commit", async { execute(at, sql::COMMIT).await.doing("commit") }).await;
    }
    if done.is_err() {
        roll_back(at).await;
    }
    done
}

/// Ends at the first failure.
async fn straight(at: &mut Connection, batch: &mut Batch, faults: &Faults) -> Result<(), StoreError> {
    if batch.complaints.is_empty() {
        begin(at, faults).await?;
    } else {
        faults.step("begin and do the work", receive(at, &mut batch.complaints)).await?;
    }
    for job in &mut batch.others {
        faults.step("do the work", job.run(at)).await?;
    }
    Ok(())
}

async fn begin(at: &mut Connection, faults: &Faults) -> Result<(), StoreError> {
    faults.step("begin", async { execute(at, sql::BEGIN).await.doing("begin") }).await
}

async fn receive(at: &mut Connection, waiting: &mut [Box<Pending<NewComplaint>>]) -> Result<(), StoreError> {
    let new: Vec<_> = waiting.iter().map(|waiting| &waiting.work).collect();
    let received = receive_together(at, &new).await?;
    for (waiting, received) in waiting.iter_mut().zip(received) {
        waiting.outcome = Some(Ok(received));
    }
    Ok(())
}

async fn in_savepoints(at: &mut Connection, batch: &mut Batch, faults: &Faults) -> Result<(), StoreError> {
    begin(at, faults).await?;
    for job in batch.jobs() {
        execute(at, sql::SAVEPOINT).await.doing("set a savepoint")?;
        if let Err(error) = faults.step("do the work", job.run(at)).await {
            tracing::error!(%error, "a piece of work was not written");
            execute(at, sql::ROLLBACK_TO).await.doing("roll back one piece of work")?;
        }
        execute(at, sql::RELEASE).await.doing("release a savepoint")?;
    }
    Ok(())
}

/// SQLite rolls back by itself on a full disk; then there is nothing left to roll back.
async fn roll_back(at: &mut Connection) {
    let _ = execute(at, sql::ROLLBACK).await;
}

async fn execute(at: &mut Connection, statement: &'static str) -> Result<(), sqlx::Error> {
    Query::new(statement).execute(at).await.map(|_| ())
}
