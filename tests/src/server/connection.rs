//! One connection of a scripted server: reads requests, does what the script says.

use std::{io, sync::Arc, time::Duration};

use serde_json::json;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::sleep,
};

use super::{
    Shared, UnderWay,
    recording::Request,
    script::{Then, Turn, event, tokens},
};

/// Longest request that is taken, in bytes: past any prompt of a test.
const MAX_REQUEST: usize = 64 << 20;

/// Serves requests until the other side leaves or the script breaks the connection.
pub(crate) async fn serve(mut stream: TcpStream, shared: Arc<Shared>) {
    let mut unread = Vec::new();
    while let Ok(Some(request)) = read(&mut stream, &mut unread).await {
        shared.record(request.clone());
        let answered = match (request.method.as_str(), request.path.as_str()) {
            ("GET", "/v1/models") => say_models(&mut stream, &shared).await,
            ("POST", "/v1/chat/completions") | ("GET", _) => converse(&mut stream, &shared, &request).await,
            ("POST", "/v1/embeddings") => say_meanings(&mut stream, &shared, &request).await,
            _ => say(&mut stream, 404, &[], "{}").await,
        };
        if !matches!(answered, Ok(true)) {
            return;
        }
    }
}

/// Reads one request. `None` where the other side has left.
async fn read(stream: &mut TcpStream, unread: &mut Vec<u8>) -> io::Result<Option<Request>> {
    let head = loop {
        if let Some(end) = unread.windows(4).position(|bytes| bytes == b"\r\n\r\n") {
            break unread.drain(..end + 4).collect::<Vec<u8>>();
        }
        if !more(stream, unread).await? {
            return Ok(None);
        }
    };
    let Some(mut request) = Request::from_head(&String::from_utf8_lossy(&head)) else { return Ok(None) };
    let length = request.header("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
    while unread.len() < length {
        if !more(stream, unread).await? {
            return Ok(None);
        }
    }
    let body: Vec<u8> = unread.drain(..length).collect();
    request.body = String::from_utf8_lossy(&body).into_owned();
    Ok(Some(request))
}

async fn more(stream: &mut TcpStream, unread: &mut Vec<u8>) -> io::Result<bool> {
    Ok(unread.len() < MAX_REQUEST && stream.read_buf(unread).await? > 0)
}

async fn say_models(stream: &mut TcpStream, shared: &Shared) -> io::Result<bool> {
    let models: Vec<_> = shared.script.models.iter().map(|id| json!({"id": id, "object": "model"})).collect();
    say(stream, 200, &[], &json!({"object": "list", "data": models}).to_string()).await
}

/// The vectors of the texts that were sent, the last first: their order is in their numbers.
async fn say_meanings(stream: &mut TcpStream, shared: &Shared, request: &Request) -> io::Result<bool> {
    let body = request.json();
    let texts = body["input"].as_array().map(Vec::as_slice).unwrap_or_default();
    let meaning = |(index, text): (usize, &serde_json::Value)| {
        let embedding = shared.script.meaning(text.as_str()?)?;
        Some(json!({"object": "embedding", "index": index, "embedding": embedding}))
    };
    match texts.iter().enumerate().rev().map(meaning).collect::<Option<Vec<_>>>() {
        Some(data) => say(stream, 200, &[], &json!({"object": "list", "data": data}).to_string()).await,
        None => say(stream, 404, &[], "{}").await,
    }
}

/// Takes the script's turn, and leaves it as soon as the other side has gone.
async fn converse(stream: &mut TcpStream, shared: &Shared, request: &Request) -> io::Result<bool> {
    let mut under_way = UnderWay::new(shared);
    let turn = shared.turn(request);
    let (mut reading, mut writing) = stream.split();
    let gone = async {
        let mut byte = [0];
        // No client sends its next request before it has the answer: what can be read here is the end.
        let _ = reading.read(&mut byte).await;
    };
    let goes_on = tokio::select! {
        goes_on = take(&mut writing, turn, request) => goes_on?,
        () = gone => return Ok(false),
    };
    under_way.said = true;
    Ok(goes_on)
}

/// Does one turn; whether the connection can carry another.
async fn take(out: &mut (impl AsyncWriteExt + Unpin), turn: &Turn, request: &Request) -> io::Result<bool> {
    match turn {
        Turn::Answer { text, first, each } => answer(out, text, *first, *each).await,
        Turn::Status { code, headers, body } => {
            let headers: Vec<_> = headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            say(out, *code, &headers, body).await
        }
        Turn::Whole(text) => {
            let choice = json!({"message": {"role": "assistant", "content": text}, "finish_reason": "stop"});
            say(out, 200, &[], &json!({"choices": [choice]}).to_string()).await
        }
        Turn::NoSchema(turn) => {
            if request.json().get("response_format").is_some() {
                let refusal = r#"{"error":{"message":"response_format is not supported","code":400}}"#;
                return say(out, 400, &[], refusal).await;
            }
            Box::pin(take(out, turn, request)).await
        }
        Turn::HangUp => Ok(false),
        Turn::Slow(wait, turn) => {
            sleep(*wait).await;
            Box::pin(take(out, turn, request)).await
        }
        Turn::Endless(bytes) => {
            begin(out).await?;
            loop {
                chunk(out, bytes).await?;
            }
        }
        Turn::Raw { chunks, then } => {
            begin(out).await?;
            for (wait, bytes) in chunks {
                sleep(*wait).await;
                chunk(out, bytes).await?;
            }
            match then {
                Then::End => end(out).await,
                Then::Break => Ok(false),
                Then::Silence => std::future::pending().await,
            }
        }
    }
}

async fn answer(
    out: &mut (impl AsyncWriteExt + Unpin),
    text: &str,
    first: Duration,
    each: Duration,
) -> io::Result<bool> {
    begin(out).await?;
    chunk(out, event(&json!({"role": "assistant", "content": ""}), None).as_bytes()).await?;
    let mut wait = first;
    for token in tokens(text) {
        if !wait.is_zero() {
            sleep(wait).await;
        }
        wait = each;
        chunk(out, event(&json!({"content": token}), None).as_bytes()).await?;
    }
    chunk(out, event(&json!({}), Some("stop")).as_bytes()).await?;
    chunk(out, b"data: [DONE]\n\n").await?;
    end(out).await
}

async fn say(
    out: &mut (impl AsyncWriteExt + Unpin),
    code: u16,
    headers: &[(&str, &str)],
    body: &str,
) -> io::Result<bool> {
    let mut head = format!("HTTP/1.1 {code} Scripted\r\ncontent-type: application/json\r\n");
    for (name, value) in headers {
        head += &format!("{name}: {value}\r\n");
    }
    head += &format!("content-length: {}\r\n\r\n{body}", body.len());
    out.write_all(head.as_bytes()).await?;
    Ok(true)
}

async fn begin(out: &mut (impl AsyncWriteExt + Unpin)) -> io::Result<()> {
    out.write_all(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n").await
}

async fn chunk(out: &mut (impl AsyncWriteExt + Unpin), bytes: &[u8]) -> io::Result<()> {
    if bytes.is_empty() {
        return Ok(());
    }
    let mut framed = format!("{:x}\r\n", bytes.len()).into_bytes();
    framed.extend_from_slice(bytes);
    framed.extend_from_slice(b"\r\n");
    out.write_all(&framed).await
}

async fn end(out: &mut (impl AsyncWriteExt + Unpin)) -> io::Result<bool> {
    out.write_all(b"0\r\n\r\n").await?;
    Ok(true)
}
